package io.github.idle4j.examples.cli;

/** What is said first where the demo account is looked at. */
final class DemoBanner {

    private static final String DEMO_ACCOUNT =
            "DEMO ACCOUNT: nothing here is real. Name a --region or a --profile to scan an account of yours.";

    private DemoBanner() {}

    /** The banner, with a blank line after it. */
    static String of(Surroundings surroundings) {
        String end = System.lineSeparator();
        return String.join(end, WrappedText.lines(DEMO_ACCOUNT, surroundings.columns())) + end + end;
    }
}
