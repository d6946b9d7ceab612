package exchange

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// verifyArchive reads every part of a workbook to its end before excelize sees
// it. That library takes a part cut short by a damaged archive, or a sheet
// whose XML breaks off in the middle, for a shorter sheet: rows would be lost
// without a word.
func verifyArchive(src Source) error {
	archive, err := zip.NewReader(io.NewSectionReader(src.Data, 0, src.Size), src.Size)
	if err != nil {
		return fault("problem.import.damaged")
	}
	var unpacked uint64
	workbook := false
	for _, part := range archive.File {
		if unpacked += part.UncompressedSize64; part.UncompressedSize64 > UnpackedLimit || unpacked > UnpackedLimit {
			return fault("problem.import.unpacked_size", "Limit", UnpackedLimit>>20)
		}
		workbook = workbook || strings.HasSuffix(strings.ToLower(part.Name), ".xml.rels")
	}
	if !workbook {
		return fault("problem.import.not_workbook")
	}
	for _, part := range archive.File {
		if verifyPart(part) != nil {
			return fault("problem.import.damaged")
		}
	}
	return nil
}

// verifyPart reads one part; the archive checks its length and checksum, the
// decoder that XML is whole.
func verifyPart(part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	if strings.HasSuffix(strings.ToLower(part.Name), ".xml") {
		err = wholeXML(r)
	}
	if err == nil {
		_, err = io.Copy(io.Discard, r)
	}
	return errors.Join(err, r.Close())
}

// wholeXML reads tokens to the end.
func wholeXML(r io.Reader) error {
	d := xml.NewDecoder(r)
	d.CharsetReader = charset.NewReaderLabel
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
