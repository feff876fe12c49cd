# "side figure value" lines to a table of medians. A row's ratio says how near the ceiling it is: 1.00 is as good, also
# where less is better. Rows without an aim of their own explain the others.

function median(side, figure,    i, j, n, held, list) {
    n = count[side, figure]
    if (n == 0)
        return "-"
    for (i = 1; i <= n; i++) {
        held = value[side, figure, i] + 0
        for (j = i - 1; j >= 1 && list[j] > held; j--)
            list[j + 1] = list[j]
        list[j + 1] = held
    }
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

function total(side, figure,    i, sum) {
    for (i = 1; i <= count[side, figure]; i++)
        sum += value[side, figure, i]
    return sum + 0
}

function number(x) {
    return x == "-" ? "-" : x >= 1000 ? sprintf("%.0f", x) : sprintf("%.2f", x)
}

# aim: "<25", ">0" or "": none of its own. A row that has a ceiling aims at a ratio of 0.6 as well.
function row(title, figure, more_is_better, aim,    ours, top, ratio, met, limit) {
    ours = median("disruption", figure)
    top = median("ceiling", figure)
    ratio = "-"
    if (top != "-" && ours > 0 && top > 0)
        ratio = more_is_better ? ours / top : top / ours
    limit = substr(aim, 2) + 0
    met = ""
    if (aim != "")
        met = ours < limit ? "met" : "not met"
    if (ratio != "-")
        met = met (met == "" ? "" : ", ") "ratio " (ratio >= 0.6 ? "met" : "not met")
    printf "%-42s %11s %11s %7s %8s  %s\n", title, number(ours), number(top), number(ratio), aim, met
}

{
    value[$1, $2, ++count[$1, $2]] = $3
}

END {
    printf "%-42s %11s %11s %7s %8s  %s\n", "row", "disruption", "ceiling", "ratio", "aim", "met"
    row("acks/s, 1 in flight", "acks_1", 1, "")
    row("acks/s, 32 in flight", "acks_32", 1, "")
    row("CPU us per event, 32 in flight", "cpu_32_us", 0, "<60")
    row("CPU us per event, 1 000/s", "cpu_1000s_us", 0, "")
    row("ack p50 ms, 1 000/s", "p50_1000s_ms", 0, "")
    row("ack p99 ms, 1 000/s", "p99_1000s_ms", 0, "<3")
    row("under faults, ack p50 ms, 1 000/s:", "p50_all_ms", 0, "")
    row("  connection cut, made again: p99 ms", "p99_cut_ms", 0, "")
    row("  chat refuses, fails, is late: p99 ms", "p99_calls_ms", 0, "")
    row("  a channel read back: p99 ms", "p99_reading_ms", 0, "")
    row("  checkpoints forced: p99 ms", "p99_checkpoint_ms", 0, "")
    row("  all of that at once: p99 ms", "p99_all_ms", 0, "")
    row("memory idle MiB (RSS)", "idle_rss_mib", 0, "<25")
    row("memory under load MiB (RSS)", "load_rss_mib", 0, "")
    row("program start to connected ms", "connect_ms", 0, "<100")
    row("the same after SIGKILL ms", "restart_ms", 0, "")
    row("command start to its channel ms", "start_channel_ms", 0, "")
    row("command start to its card ms", "start_card_ms", 0, "")
    row("resolve to its ack ms, 1 000 notes", "resolve_1000_ms", 0, "")
    row("resolve to its ack ms, 10 000 notes", "resolve_10000_ms", 0, "")
    row("resolve to report ms, 10 notes", "draft_10_ms", 0, "")
    row("resolve to report ms, 100 notes", "draft_100_ms", 0, "")
    row("resolve to report ms, 1 000 notes", "draft_1000_ms", 0, "")
    row("resolve to report ms, 10 000 notes", "draft_10000_ms", 0, "")
    row("  pages read for that, as fast as allowed", "draft_10000_calls", 0, "")
    row("the draft itself ms, 10 000 notes", "draft_itself_ms", 0, "<100")
    row("  of that: reading the dossier ms", "dossier_ms", 0, "")
    row("  of that: writing Markdown ms", "markdown_ms", 0, "")
    row("  of that: storing the report ms", "storing_ms", 0, "")
    row("reading 10 000 for figures ms", "figures_read_ms", 0, "")
    row("all figures over 10 000 ms", "figures_ms", 0, "<500")
    row("notes/s alone, 32 in flight", "notes_10000_per_s", 1, "")
    lost = total("disruption", "lost")
    printf "%-42s %11d %11s %7s %8s  %s\n", "acknowledged notes lost", lost, "-", "-", "0",
           lost == 0 ? "met" : "not met"
    printf "%d acknowledged notes looked for after %d kills and all faults, %d stand twice; one sync of the disk takes %.0f us\n",
           total("disruption", "notes"), count["disruption", "restart_ms"], total("disruption", "doubled"),
           median("machine", "sync_us")
    printf "all faults at once were, each time: %d cut, %d calls of which three in four went wrong, %d pages of history, %d checkpoints\n",
           median("disruption", "faults_cuts"), median("disruption", "faults_calls"),
           median("disruption", "faults_pages"), median("disruption", "faults_checkpoints")
    exit lost != 0
}
