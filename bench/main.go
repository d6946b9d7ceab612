package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run measures the sizes asked for and, when a program is given, its window.
func run(ctx context.Context, args []string, out, log io.Writer) (err error) {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	names := flags.String("sizes", "M,L", "sizes to measure: S, M, C, L")
	root := flags.String("cache", filepath.Join(os.TempDir(), "kartoteka-bench"), "folder of the bases, made once and kept")
	only := flags.String("only", "", "measure only tasks whose names match this regular expression")
	profile := flags.String("cpuprofile", "", "write a profile of the processor to this file")
	program := flags.String("program", "", "the built program, to measure its window; needs DISPLAY")
	window := flags.String("bare", "", "the built bare window, to measure beside it")
	base := flags.String("base", "", "measure nothing but the window, on this base of the size named")
	if err := flags.Parse(args); err != nil {
		return err
	}
	wanted, err := regexp.Compile(*only)
	if err != nil {
		return err
	}
	stopProfile, err := startProfile(*profile)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stopProfile()) }()
	fmt.Fprintf(out, "Measured %s, %s, %d processors, %s.\n", time.Now().Format(time.DateOnly), runtime.Version(), runtime.NumCPU(), processor())
	if *base != "" {
		s, err := sizeNamed(*names)
		if err != nil {
			return err
		}
		return windowAlone(ctx, windowsOn(*program, *window, *root, *base, s), out)
	}
	var small size
	var before []result
	for name := range strings.SplitSeq(*names, ",") {
		s, err := sizeNamed(name)
		if err != nil {
			return err
		}
		c, err := openCache(*root, s, log)
		if err != nil {
			return err
		}
		results, notes, err := measure(ctx, c, s, wanted)
		if err != nil {
			return err
		}
		if *program != "" {
			rs, ns, err := windowsOn(*program, *window, c.dir, filepath.Join(c.dir, oursFile), s).measure(ctx)
			if err != nil {
				return err
			}
			results, notes = append(results, rs...), append(notes, ns...)
		}
		printResults(out, fmt.Sprintf("Size %s: %d clients, %d orders", s.name, s.clients, s.orders), results)
		printNotes(out, notes...)
		if before != nil {
			printGrowth(out, small, s, before, results)
		}
		small, before = s, results
	}
	return nil
}

// startProfile writes a profile of the processor until it is stopped; an empty
// path asks for none.
func startProfile(path string) (stop func() error, err error) {
	if path == "" {
		return func() error { return nil }, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return func() error {
		pprof.StopCPUProfile()
		return f.Close()
	}, pprof.StartCPUProfile(f)
}

// processor is the name of the machine's processor, where the system tells it.
func processor() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	for line := range strings.Lines(string(info)) {
		if name, ok := strings.CutPrefix(line, "model name"); ok {
			return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(name), ":"))
		}
	}
	return runtime.GOARCH
}

// oursFile is our base in a cache.
const oursFile = "kartoteka.db"

// bases are the files of a size: ours and the peers'.
type bases struct{ ours, lite, duck, bare string }

func fill(ctx context.Context, c cache, s size) (b bases, err error) {
	for _, f := range []struct {
		path *string
		name string
		fill func(path string) error
	}{
		{&b.ours, oursFile, func(path string) error { return fillOurs(ctx, path, s) }},
		{&b.lite, "sqlite.db", func(path string) error { return fillSQLite(ctx, path, s) }},
		{&b.duck, "duckdb.db", func(path string) error { return fillDuckDB(ctx, path, s) }},
		{&b.bare, "bare.db", func(path string) error { return fillBare(path, s) }},
	} {
		if *f.path, err = c.file(f.name, f.fill); err != nil {
			return b, err
		}
	}
	return b, nil
}

// measure runs all contests of a size. The notes tell what could not be.
func measure(ctx context.Context, c cache, s size, wanted *regexp.Regexp) (results []result, notes []string, err error) {
	b, err := fill(ctx, c, s)
	if err != nil {
		return nil, nil, err
	}
	m := &measuring{ctx: ctx, cache: c, size: s, wanted: wanted, bases: b}
	err = errors.Join(m.reading(), m.writing())
	return m.results, m.notes, err
}
