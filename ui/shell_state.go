package ui

// SetStatus changes the line at the bottom.
func (s *Shell) SetStatus(st Status) {
	s.status = st
	s.line.set(st.words(s.env.Lang, s.o.Now()))
}

// SetCount changes the counter of a section; 0 shows none.
func (s *Shell) SetCount(section string, n int) {
	s.counts[section] = n
	s.side.count(section, n)
}

// Notice is what waits for the person: words before the bell and the count on
// it.
type Notice struct {
	// Key and N are the words, «2 письма в очереди»; no key, no words.
	Key string
	N   int64
	// Count stands on the bell; 0 shows none.
	Count int
}

// SetNotice changes what the bell tells.
func (s *Shell) SetNotice(n Notice) {
	s.notice = n
	words := ""
	if n.Key != "" {
		words = s.env.Lang.N(n.Key, n.N)
	}
	s.bar.bell.set(words, n.Count)
	s.bar.Refresh()
}

// SetJob shows long work in the top bar, or what is new about it.
func (s *Shell) SetJob(j Job) {
	s.bar.job.set(j)
	s.bar.Refresh()
}

// EndJob takes long work away.
func (s *Shell) EndJob(key string) {
	s.bar.job.end(key)
	s.bar.Refresh()
}
