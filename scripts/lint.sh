#!/usr/bin/env bash
# Formatting, vet, staticcheck and the rules of the house that no tool knows.
set -euo pipefail
cd "$(dirname "$0")/.."
bad=0
unformatted=$(go tool gofumpt -l $(git ls-files '*.go'))
if [ -n "$unformatted" ]; then
	printf 'not formatted (go tool gofumpt -w):\n%s\n' "$unformatted"
	bad=1
fi
go vet ./...
go tool staticcheck ./...

# rule PATTERN SENTENCE [PATHSPEC…]: a pattern that must not stand in Go code.
rule() {
	local pattern=$1 sentence=$2
	shift 2
	if git grep -nE "$pattern" -- "${@:-*.go}"; then
		echo "^ $sentence"
		bad=1
	fi
}
rule 'NoSync|NoGrowSync|NoFreelistSync|Mlock|\.Batch\(' 'these options of bbolt lose data' 'data/*.go' 'app/*.go' 'main.go' ':!*_test.go'
rule 'time\.Now\(' 'there is one clock: main.go' '*.go' ':!main.go' ':!*_test.go' ':!bench/*' ':!e2e/*'
rule 'fyne\.CurrentApp\(' 'the running toolkit is asked in ui/host/toolkit.go only' '*.go' ':!main.go' ':!ui/host/toolkit.go' ':!*_test.go'
for file in README.md .ci/run; do
	if ! grep -q '^make test' "$file"; then
		echo "$file: the test command of the project is make test"
		bad=1
	fi
done
exit $bad
