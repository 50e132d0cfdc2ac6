# Reads a .trx file. With counts=1 prints "passed failed skipped"; else lists what failed and what was skipped, and why.
function attribute(name,    parts) {
    return split($0, parts, name "=\"") > 1 ? plain(substr(parts[2], 1, index(parts[2], "\"") - 1)) : ""
}
function plain(text) {
    gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&#x[dD];/, "", text)
    gsub(/&#x[aA];/, "\n", text); gsub(/&apos;/, "'", text); gsub(/&amp;/, "\\&", text)
    return text
}
function content() { return plain(substr($0, index($0, ">") + 1)) }
# The cases of one test that are skipped for one reason are one line.
function skip(test, reason) {
    sub(/\(.*/, "", test)
    if (!((test, reason) in cases)) order[++kinds] = test SUBSEP reason
    cases[test, reason]++
}
function finish() {
    if (outcome == "NotExecuted") skip(test, message)
    else if (outcome != "" && outcome != "Passed") {
        gsub(/\n/, "\n      ", message)
        lines = lines "  FAILED " test "\n      " message "\n" place
    }
    outcome = ""
}

BEGIN { RS = "<" }
/^UnitTestResult / {
    test = attribute("testName"); outcome = attribute("outcome"); message = place = ""
    if (outcome == "Passed") passed++
    else if (outcome == "NotExecuted") skipped++
    else failed++
    if ($0 ~ /\/>[ \r\n]*$/) finish()
}
outcome != "" && /^Message>/ { message = content() }
outcome != "" && /^StackTrace>/ {
    count = split(content(), frames, "\n")
    for (i = 1; i <= count && place == ""; i++)
        if (frames[i] ~ / in .*:line /) { sub(/^ */, "", frames[i]); place = "      " frames[i] "\n" }
}
/^\/UnitTestResult>/ { finish() }
END {
    if (counts) print passed + 0, failed + 0, skipped + 0
    else {
        printf "%s", lines
        for (i = 1; i <= kinds; i++) {
            split(order[i], parts, SUBSEP)
            times = cases[order[i]]
            printf("  skipped %s%s: %s\n", parts[1], (times > 1) ? " (" times " cases)" : "", parts[2])
        }
    }
}
