#!/usr/bin/env bash
# Long trials, one after the other, each for its share of the time: processes
# killed at work, damaged files, random programs against a model. Prints a line
# for each and keeps what each said in out/soak/. scripts/soak.sh [30m]
set -euo pipefail
cd "$(dirname "$0")/.."
trials='
data/kv    TestNoAcknowledgedWriteIsLostToKill writer
data/kv    TestNoAcknowledgedWriteIsLostToKill compacter
app        TestNothingAcknowledgedIsLostWhenTheProgramIsKilled
data/kv    TestDamageIsNeverShownAsData
data/kv    TestBoltBehavesAsAMap
data/kv    TestShopInMemoryBehavesAsMaps
data/kv    TestShopOnBoltBehavesAsMaps
data/kv    TestABatchAnswersAsItsQuestionsDoOneByOne
data/store TestLedgersEqualTheDocumentsAfterAnyHistory
data/store TestIndexesAndTheScanFindExactlyWhatTheRuleSays
data/find  TestTheIndexAnswersAsAScanWould
app/clients TestAMergeThatIsPartedGivesBothCardsAndAllRecordsBack
'
# seconds SPAN: a span such as 90s, 30m or 2h.
seconds() {
	case $1 in
	*[0-9]s) echo "${1%s}" ;;
	*[0-9]m) echo $((${1%m} * 60)) ;;
	*[0-9]h) echo $((${1%h} * 3600)) ;;
	*)
		echo "not a span of time: $1 (90s, 30m, 2h)" >&2
		return 1
		;;
	esac
}
total=$(seconds "${1:-30m}")
share=$((total / $(grep -c . <<<"$trials")))
out=$PWD/out/soak
mkdir -p "$out"
rm -f "$out"/*.log
for place in $(awk 'NF { print $1 }' <<<"$trials" | sort -u); do
	go test -c -o "$out/${place##*/}.test" "./$place"
done
failed=0
echo "each trial goes on for $share s"
while read -r place name part; do
	[ -n "$place" ] || continue
	log=$out/$name${part:+-$part}.log
	verdict=ok
	(cd "$place" && KARTOTEKA_SOAK=${share}s "$out/${place##*/}.test" -test.v -test.timeout 0 -test.run "^$name\$${part:+/^$part\$}") >"$log" 2>&1 || verdict=FAILED
	rounds=$(grep -oE '[0-9]+ rounds' "$log" | tail -1) || verdict=FAILED rounds='not run'
	[ "$verdict" = ok ] || failed=1
	printf '%-6s %13s  %s %s %s\n' "$verdict" "$rounds" "$place" "$name" "$part"
done <<<"$trials"
[ "$failed" = 0 ] || echo "what the trials said is in out/soak/"
exit "$failed"
