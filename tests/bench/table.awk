# Makes the table of tests/bench/run from lines `COLUMN BENCH MS KIB`.
{
    key = $1 SUBSEP $2
    if ($3 == "wrong") wrong[key] = 1
    else if (!(key in ms) || $3 < ms[key]) ms[key] = $3
    if ($4 > kib[key]) kib[key] = $4
}

function cell(key, base,   text) {
    if (key in wrong) return "wrong"
    if (!(key in ms)) return "-"
    text = sprintf("%.0f", ms[key])
    if (base > 0) text = text sprintf(" (%.2f)", ms[key] / base)
    return text
}

# The geometric mean of a column's ratios to another, and the worst of them.
function mean(name, to,   i, n, sum, ratio, worst) {
    for (i = 1; i <= bench_count; i++) {
        if (!((name, bench[i]) in ms) || !((to, bench[i]) in ms)) continue
        ratio = ms[name, bench[i]] / ms[to, bench[i]]
        if (ratio > worst) worst = ratio
        sum += log(ratio)
        n++
    }
    return n ? sprintf("%.2f (worst %.2f)", exp(sum / n), worst) : "-"
}

END {
    count = split(columns, column, " ")
    bench_count = split(benches, bench, " ")
    base = "jitless"
    for (i = 1; i <= count; i++) if (column[i] == "qjs") base = "qjs"
    print "Milliseconds of processor time (and their ratio to " base ")."
    printf "%-12s", "program"
    for (i = 1; i <= count; i++) printf " %14s", column[i]
    print ""
    for (b = 1; b <= bench_count; b++) {
        printf "%-12s", bench[b]
        for (i = 1; i <= count; i++)
            printf " %14s", cell(column[i] SUBSEP bench[b], ms[base, bench[b]])
        print ""
    }
    print "Geometric means:"
    for (i = 1; i <= count; i++)
        if (column[i] != base)
            printf "  %-9s %s x %s\n", column[i], mean(column[i], base), base
    printf "  recorded  %s x plain\n", mean("recorded", "plain")
    print "An empty program: ms of processor time, MiB of memory"
    count = split(columns " node", column, " ")
    for (i = 1; i <= count; i++)
        if ((column[i], "empty") in ms)
            printf "  %-9s %6.1f %6.1f\n", column[i], ms[column[i], "empty"],
                kib[column[i], "empty"] / 1024
}
