#!/bin/sh
# check_options.sh GALLEY-DUMP: each option of galley-dump, seen to do what docs/html.md says.
dump=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0
# check WHAT PAGE EXPECTED OPTION...: PAGE and EXPECTED as printf writes them
check() {
    what=$1 page=$2 expected=$3; shift 3
    printf "$page" >"$dir/page"
    printf "$expected" >"$dir/expected"
    "$dump" "$dir/page" "$@" >"$dir/got" 2>"$dir/errors" || { echo "$what: exit $?"; cat "$dir/errors"; failed=1; }
    cmp -s "$dir/expected" "$dir/got" || { echo "$what:"; diff "$dir/expected" "$dir/got"; failed=1; }
}
head='| <html>\n|   <head>\n|   <body>\n'
check 'a page' '<p title=t>a' "$head"'|     <p>\n|       title="t"\n|       "a"\n'
check '--charset' '<p>\351' "$head"'|     <p>\n|       "\320\271"\n' --charset windows-1251
check '--charset that nobody knows' '<p>\351t' "$head"'|     <p>\n|       "\303\251t"\n' --charset x-nothing
check '--fragment' '<td>a<p>b' '| "a"\n| <p>\n|   "b"\n' --fragment div
check '--fragment tr' '<td>a' '| <td>\n|   "a"\n' --fragment tr
check '--fragment svg' '<g>a' '| <svg g>\n|   "a"\n' --fragment 'svg path'
check 'noscript without --scripting' '<body><noscript><p>a' "$head"'|     <noscript>\n|       <p>\n|         "a"\n'
check '--scripting' '<body><noscript><p>a' "$head"'|     <noscript>\n|       "<p>a"\n' --scripting
check '--tokens' '<!DOCTYPE html><P ID=x>a&lt;<br/></p><!--c-->' \
    '["DOCTYPE","html",null,null,true],\n["StartTag","p",{"id":"x"}],\n["Character","a<"],\n["StartTag","br",{},true],\n["EndTag","p"],\n["Comment","c"],\n' --tokens
check '--spans' '<p>a<b>b</b>' '| <html> [0, 12)\n|   <head> [0, 0)\n|   <body> [0, 12)\n|     <p> [0, 12)\n|       "a" [3, 4)\n|       <b> [4, 12)\n|         "b" [7, 8)\n' --spans
check '--tokens --spans' '<p>a' '["StartTag","p",{}] [0, 3),\n["Character","a"] [3, 4),\n' --tokens --spans
check '--html' '<p>a & b<br>' '<html><head></head><body><p>a &amp; b<br></p></body></html>' --html
check '--scan plain' '<p>a' "$head"'|     <p>\n|       "a"\n' --scan plain
printf '<p>a' | "$dump" - --html >"$dir/got" && [ "$(cat "$dir/got")" = '<html><head></head><body><p>a</p></body></html>' ] || { echo 'standard input'; failed=1; }
[ "$("$dump" "$dir/page" "$dir/page" | grep -c '^#document ')" = 2 ] || { echo 'two files'; failed=1; }
for wrong in '' '--no-such' '--charset' '--scan nothing'; do
    "$dump" $wrong >/dev/null 2>&1
    [ $? = 2 ] || { echo "wrong usage '$wrong': not exit 2"; failed=1; }
done
"$dump" "$dir/none" >/dev/null 2>&1 && { echo 'a file that is not there: exit 0'; failed=1; }
exit $failed
