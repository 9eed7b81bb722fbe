package io.github.idle4j.examples.cli;

import static java.util.Map.entry;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person should know besides a verdict, in words. Programs read the codes. */
final class Notes {

    /** {@code VARIANT_IDLE(challenger)}: a code, and what it is about where it names that. */
    private static final Pattern CODE = Pattern.compile("([A-Z_]+)(?:\\((.*)\\))?", Pattern.DOTALL);

    /** The explanation of the verdict says it. */
    private static final Set<String> SAID = Set.of("MAY_COMPUTE_SILENTLY", "BACKGROUND_ONLY");

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            entry("AUTOSTOP_DENIED", "A script in it would delete it, which its role does not allow."),
            entry("BROKEN_UPDATE", "Its last update failed, and so did the return to what it was before."),
            entry("COMPONENT_STUCK", "It has been in creation for more than two hours; it will hardly come up."),
            entry("DATA_WRANGLER", "It is Data Wrangler."),
            entry(
                    "DELETED_COMPONENTS_INVISIBLE",
                    "A component may have been deleted from it unseen, and its traffic with it."),
            entry(
                    "IDLE_SETTINGS_NOT_APPLIED_UNTIL_RESTART",
                    "Its idle shutdown was set after it began, and reaches it when it is started again."),
            entry("PAST_WASTE", "Earlier in the window it had instances, though nobody called it."),
            entry(
                    "REMOVED_VARIANTS_INVISIBLE",
                    "A variant may have been removed from it so long ago that its traffic cannot be seen any more."),
            entry(
                    "SHARED_STREAM_NAME",
                    "A user profile and a space have the same name, so their apps write to the same stream."),
            entry(
                    "SHOWN_ALIVE_BY_VARIANT_ONLY",
                    "For a part of the time, only its instances show that they were alive, and not the component itself."),
            entry("STUCK", "It has been in creation for more than two hours; it will hardly come up."),
            entry("STUCK_PENDING", "It has been starting for more than an hour; it will hardly come up."),
            entry("STUCK_QUEUE", "Requests waited in its queue, and none was worked off."));

    /** Codes that name what they are about. */
    private static final Map<String, UnaryOperator<String>> SENTENCES_ABOUT =
            Map.of("VARIANT_IDLE", variant -> "Its variant " + variant + " is not called, and costs all the same.");

    /** What is said of an endpoint about the components on it. */
    private static final Map<String, String> SENTENCES_OF_HOSTS = Map.of(
            "COMPONENT_STUCK",
            "A component on it has been in creation for more than two hours; it will hardly come up.");

    private Notes() {}

    /** Each note as a sentence; those that nobody here knows in brackets, after all others. */
    static String inWords(ResourceActivity activity, Status verdict) {
        var sentences = new StringBuilder();
        var unknown = new StringBuilder();
        for (String note : activity.notes()) {
            String sentence = sentence(note, activity.resource());
            if (SAID.contains(note)) {
                continue;
            }
            if (sentence.isEmpty()) {
                unknown.append(unknown.isEmpty() ? "" : ", ").append(note);
            } else {
                sentences.append(sentences.isEmpty() ? "" : " ").append(sentence);
            }
        }
        if (unknown.isEmpty()) {
            return sentences.toString();
        }
        return sentences + (sentences.isEmpty() ? "[" : " [") + unknown + "]";
    }

    /** Empty where nobody here knows the note. */
    private static String sentence(String note, ResourceId resource) {
        Matcher code = CODE.matcher(note);
        if (!code.matches()) {
            return "";
        }
        if (code.group(2) != null) {
            return SENTENCES_ABOUT.getOrDefault(code.group(1), about -> "").apply(code.group(2));
        }
        String sentence = SENTENCES.getOrDefault(code.group(1), "");
        boolean host = resource.type().equals(ResourceId.ENDPOINT);
        return host ? SENTENCES_OF_HOSTS.getOrDefault(code.group(1), sentence) : sentence;
    }
}
