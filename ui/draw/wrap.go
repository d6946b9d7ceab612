package draw

import "strings"

// Wrap breaks a text at spaces and line ends; a word longer than a line has a
// line alone. A width not known yet does not break.
func Wrap(text string, width, size float32, bold bool) []string {
	if text == "" {
		return nil
	}
	var lines []string
	space := TextWidth(" ", size, bold)
	for _, part := range strings.Split(text, "\n") {
		line, at := "", float32(0)
		for _, word := range strings.Split(part, " ") {
			w := TextWidth(word, size, bold)
			if line != "" && width > 0 && at+space+w > width {
				lines, line, at = append(lines, line), "", 0
			}
			if line != "" {
				line, at = line+" ", at+space
			}
			line, at = line+word, at+w
		}
		lines = append(lines, line)
	}
	return lines
}
