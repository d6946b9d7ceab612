package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"kartoteka/data/crm"
)

//go:embed papers_reportlab.py
var reportLabScript []byte

// reportLabName is what the table calls it.
const reportLabName = "ReportLab, warm"

// reportLab is a Python process that prints invoices by ReportLab; it has read
// its modules and fonts before anything is measured.
type reportLab struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// openReportLab starts the process; exec.ErrNotFound when Python or the library
// is not installed.
func openReportLab(ctx context.Context, dir string) (*reportLab, error) {
	const python = "/usr/bin/python3" // the one Debian's package is for
	if exec.CommandContext(ctx, python, "-c", "import reportlab").Run() != nil {
		return nil, exec.ErrNotFound
	}
	script := filepath.Join(dir, "invoices.py")
	fonts := "../assets/fonts/"
	if err := os.WriteFile(script, reportLabScript, 0o600); err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, python, script, fonts+"NotoSans-Regular.ttf", fonts+"NotoSans-Bold.ttf", filepath.Join(dir, "reportlab.pdf"))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &reportLab{cmd, in, bufio.NewReader(out)}, cmd.Start()
}

// entry prints the invoices as one file.
func (r *reportLab) entry(invoices []crm.Invoice) (entry, error) {
	type paper struct {
		Number string     `json:"number"`
		Seller string     `json:"seller"`
		Buyer  string     `json:"buyer"`
		Lines  [][]string `json:"lines"`
		Gross  string     `json:"gross"`
		Tax    string     `json:"tax"`
		Notice string     `json:"notice"`
	}
	papers := make([]paper, len(invoices))
	for i, v := range invoices {
		p := paper{
			Number: v.Number, Gross: fmt.Sprint(v.Gross), Tax: fmt.Sprint(v.Tax), Notice: v.Notice,
			Seller: v.Seller.Name + ", ИНН " + v.Seller.INN + ", " + fmt.Sprint(v.Seller.Address),
			Buyer:  v.Buyer.Name + ", ИНН " + v.Buyer.INN + ", " + fmt.Sprint(v.Buyer.Address),
		}
		for _, l := range v.Lines {
			p.Lines = append(p.Lines, []string{l.Name, l.Unit, fmt.Sprint(l.Qty), fmt.Sprint(l.Price), fmt.Sprint(l.Sum)})
		}
		papers[i] = p
	}
	job, err := json.Marshal(papers)
	return entry{reportLabName, func(context.Context, int) (answer, error) {
		if _, err := r.in.Write(append(job, '\n')); err != nil {
			return nil, err
		}
		_, err := r.out.ReadString('\n')
		return nil, err
	}}, err
}

func (r *reportLab) Close() error { return errors.Join(r.in.Close(), r.cmd.Wait()) }
