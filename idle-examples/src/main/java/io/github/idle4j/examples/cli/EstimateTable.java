package io.github.idle4j.examples.cli;

import io.github.idle4j.Budget;
import io.github.idle4j.Estimate;
import io.github.idle4j.Estimate.Range;
import io.github.idle4j.EstimateReport;
import io.github.idle4j.aws.cost.CallPrices;
import io.github.idle4j.aws.cost.CallPrices.Charge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a scan takes, for people: a line for each API, and what it comes to in words.
 *
 * @param width how wide lines may be
 */
record EstimateTable(int width) {

    private static final String METRICS = "metrics requested";

    /** The table, with a line end after it. */
    String of(EstimateReport report) {
        Estimate estimate = report.estimate();
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"API", "CALLS", "CHARGED"});
        estimate.calls()
                .forEach((api, range) ->
                        rows.add(new String[] {api, inWords(range), charged(Estimate.of(Map.of(api, range), Range.NONE))
                        }));
        Range metrics = estimate.metrics();
        rows.add(new String[] {METRICS, inWords(metrics), charged(Estimate.of(Map.of(), metrics))});
        int[] widths = new int[2];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        var lines = new ArrayList<String>();
        rows.forEach(
                row -> lines.add(String.format("%-" + widths[0] + "s  %-" + widths[1] + "s  %s", row[0], row[1], row[2])
                        .stripTrailing()));
        lines.add("");
        lines.addAll(WrappedText.lines(inShort(report), width));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String inShort(EstimateReport report) {
        Estimate estimate = report.estimate();
        long listing =
                report.calls().values().stream().mapToLong(Long::longValue).sum();
        String charged = charged(estimate);
        return "A scan takes " + counted(estimate.callsInAll(), "call") + " and requests "
                + counted(estimate.metrics(), "metric") + (charged.isEmpty() ? "" : ": " + charged) + ". Listing took "
                + counted(Range.exactly(listing), "call") + ". " + caps(estimate);
    }

    /** The caps that would never bite, where there are any. */
    private static String caps(Estimate estimate) {
        Budget enough = estimate.enough();
        List<String> caps = new ArrayList<>();
        enough.calls().ifPresent(calls -> caps.add("--max-calls " + calls));
        enough.metrics().ifPresent(metrics -> caps.add("--max-metrics " + metrics));
        String why = estimate.complete()
                ? "Where it says \"or more\", no list tells how much there is"
                : "What could not be listed may take more";
        if (caps.isEmpty()) {
            return why + ": no --max-calls or --max-metrics is sure to be enough.";
        }
        String suggested = "It never needs more than " + String.join(" and ", caps) + ".";
        return caps.size() == 2 ? suggested : suggested + " " + why + ".";
    }

    /** Nothing of what costs nothing. */
    private static String charged(Estimate estimate) {
        Charge charge = CallPrices.charge(estimate);
        if (charge.most().amount().signum() == 0 && !charge.open()) {
            return "";
        }
        String range = charge.least().equals(charge.most())
                ? charge.most().toString()
                : charge.least().amount().toPlainString() + " to " + charge.most();
        return range + orMore(charge.open());
    }

    private static String counted(Range range, String what) {
        return number(range) + " " + what + (range.equals(Range.exactly(1)) ? "" : "s") + orMore(range.open());
    }

    private static String inWords(Range range) {
        return number(range) + orMore(range.open());
    }

    private static String number(Range range) {
        String most = String.format(Locale.ROOT, "%,d", range.most());
        return range.fewest() == range.most() ? most : String.format(Locale.ROOT, "%,d to ", range.fewest()) + most;
    }

    private static String orMore(boolean open) {
        return open ? " or more" : "";
    }
}
