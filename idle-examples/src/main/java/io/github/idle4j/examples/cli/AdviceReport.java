package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.ResourceActivity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be done, for people: of each resource the best, with its commands. What is the same for several is said once.
 * Commands are not wrapped, so that they can be copied.
 *
 * @param width how wide the other lines may be
 */
record AdviceReport(int width) {

    private static final String BENEATH = "  ";

    /** As in the table: the idle ones first, Studio after the rest. */
    private static final Comparator<Assessment> ORDER = Comparator.comparing(
                    (Assessment one) -> one.verdict().status())
            .thenComparing(one -> StudioName.isOfStudio(one.activity()))
            .thenComparing(one -> one.resource().region())
            .thenComparing(one -> name(one, StudioName::whole));

    /**
     * The best recommendation for some resources.
     *
     * @param recommendation what to do
     * @param others         the actions that could be taken instead
     */
    private record Best(Recommendation recommendation, List<String> others) {

        static Best of(Assessment assessment) {
            List<Recommendation> all = assessment.recommendations();
            return new Best(
                    all.get(0), all.stream().skip(1).map(Recommendation::action).toList());
        }
    }

    /** All of it, with a blank line before; nothing where there is nothing to do. */
    String of(List<Assessment> all) {
        Function<ResourceActivity, String> ofStudio = StudioName.among(all);
        Map<Best, List<String>> names = advised(all)
                .sorted(ORDER)
                .collect(Collectors.groupingBy(
                        Best::of,
                        LinkedHashMap::new,
                        Collectors.mapping(one -> name(one, ofStudio), Collectors.toList())));
        if (names.isEmpty()) {
            return "";
        }
        var lines = new ArrayList<String>();
        lines.add("");
        lines.addAll(WrappedText.lines("What can be done; nothing of it is done by this program.", width));
        names.forEach((best, about) -> append(lines, best, about));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    /** How to see it; nothing where there is nothing to do. */
    String announced(List<Assessment> all) {
        return advised(all).findAny().isEmpty()
                ? ""
                : String.join(
                                System.lineSeparator(),
                                WrappedText.lines("With --advice, this says what can be done, and how.", width))
                        + System.lineSeparator();
    }

    /** An app costs nothing of its own: what is to be done is said of its instance. */
    private static Stream<Assessment> advised(List<Assessment> all) {
        Set<ResourceId> parts = all.stream()
                .filter(one -> one.resource().type().equals(ResourceId.STUDIO_INSTANCE))
                .flatMap(one -> one.activity().parts().stream())
                .map(ResourceActivity::resource)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(one -> !one.recommendations().isEmpty())
                .filter(one -> !parts.contains(one.resource()));
    }

    private void append(List<String> lines, Best best, List<String> names) {
        lines.add("");
        lines.addAll(WrappedText.lines(best.recommendation().action() + " " + String.join(", ", names), width));
        String instead = best.others().isEmpty() ? "" : " Or: " + String.join(", ", best.others()) + " (see JSON).";
        WrappedText.lines(Printable.line(best.recommendation().why() + instead), width - BENEATH.length())
                .forEach(line -> lines.add(BENEATH + line));
        List<String> commands = best.recommendation().commands();
        if (commands.stream().allMatch(command -> Printable.line(command).equals(command))) {
            commands.forEach(command -> lines.add(BENEATH + command));
        } else { // escaped they would be commands of something else
            lines.add(BENEATH + "The commands hold what a terminal cannot show (see JSON).");
        }
    }

    private static String name(Assessment assessment, Function<ResourceActivity, String> ofStudio) {
        return StudioName.isOfStudio(assessment.activity())
                ? ofStudio.apply(assessment.activity())
                : TableReport.nameOnEndpoint(assessment);
    }
}
