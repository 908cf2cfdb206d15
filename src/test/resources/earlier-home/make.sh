#!/bin/sh
# Makes home.zip with the program of an earlier commit: two counties of Jingdezhen in two months, one bulletin released.
# Arguments: a built checkout of that commit, an empty folder to work in, this checkout (built, with test classes and target/quick/cp or
# another file that holds the class path of the tests).
set -eu
program=$1/jobs/eldercare
work=$2
here=$3
classpath="$here/target/test-classes:$here/target/classes:$(cat "${4:-$here/target/quick/cp}")"
export ELDERCARE_PERSON_SECRET='a secret of these tests, never used elsewhere'

"$program" simulate --out "$work/files" --plan JDZ3Y --from 2025-08 --to 2025-09 --scale 0.01 --seed 7 --faults none --quiet
mkdir -p "$work/home/inbox" "$work/pack"
cd "$work/files/inbox"
find 360281 360222 -type f \( -name 'volunteer_team_*' -o -name 'visit_*' -o -name 'special_roster_*' -o -name 'institution_*' \
  -o -name 'bed_month_*' -o -name 'family_bed_3*' \) -print > "$work/chosen"
tar cf - -T "$work/chosen" | tar xpf - -C "$work/home/inbox"
"$program" nightly --home "$work/home" --quiet
"$program" bulletin --freeze --plan JDZ3Y --month 2025-08 --without-confirmation --home "$work/home"

cp -a "$work/home/archive" "$work/home/lake" "$work/pack/"
java -cp "$classpath" io.eldercare.mart.MartRows "$work/home" "$work/pack/mart"
# pages with fonts and pictures weigh megabytes: the ledger names them, their bytes are left out
python3 - "$work/pack/archive" <<'END'
import json, os, sys
archive = sys.argv[1]
documents = json.load(open(archive + '/releases/00000001.json'))['content']['documents']
for name, digest in documents.items():
    if name.startswith(('bulletin.', 'charts/')):
        os.remove(f'{archive}/{digest[:2]}/{digest}')
END
find "$work/pack" -name '*.crc' -delete
cd "$work/pack"
find . -type f | LC_ALL=C sort | zip -X -9 -q "$work/home.zip" -@
