package io.github.idle4j.aws.advice;

import io.github.idle4j.Assessment;
import io.github.idle4j.evidence.Completeness.Incomplete;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Unknown;
import io.github.idle4j.policy.ResourceActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was denied to whom, as far as the words of AWS tell.
 *
 * @param permissions what was denied, such as {@code sagemaker:DescribeEndpoint}; empty where nothing says
 * @param principal   the ARN of who asked, where it is told
 * @param explicit    whether a policy denies it, so that no permission helps
 */
record Denial(List<String> permissions, Optional<String> principal, boolean explicit) {

    /** "sagemaker:ListTags: AccessDeniedException: …", as failures of calls are told. */
    private static final Pattern CALL = Pattern.compile(
            "([a-z-]+:[A-Z]\\w+): (?:Access ?Denied|AuthorizationError|NotAuthorized|Unauthorized|Forbidden)");

    private static final Pattern ASKED = Pattern.compile("not authorized to perform: ([a-z0-9-]+:[A-Z]\\w+)");
    private static final Pattern PRINCIPAL = Pattern.compile("User: (arn:\\S+) is not authorized");

    /** Why an unknown one is unknown, where that is for want of a permission. */
    static Optional<Denial> of(Assessment assessment) {
        if (!(assessment.verdict() instanceof Unknown unknown)) {
            return Optional.empty();
        }
        String words = String.join("\n", words(assessment));
        List<String> asked = all(ASKED, words);
        List<String> permissions = asked.isEmpty() ? all(CALL, words) : asked;
        return permissions.isEmpty() && !unknown.reason().equals(ReasonCode.ACCESS_DENIED)
                ? Optional.empty()
                : Optional.of(new Denial(
                        permissions, all(PRINCIPAL, words).stream().findFirst(), words.contains("explicit deny")));
    }

    private static List<String> words(Assessment assessment) {
        var words = new ArrayList<String>();
        if (!quotesTags(assessment.verdict())) {
            words.add(assessment.verdict().explanation());
        }
        words.add(assessment.activity().standing().detail());
        assessment.verdict().findings().stream().filter(Gap.class::isInstance).forEach(gap -> words.add(gap.detail()));
        ResourceActivity activity = assessment.activity();
        if (activity.completeness() instanceof Incomplete incomplete) {
            words.add(incomplete.detail());
        }
        if (assessment.verdict().reason().equals(ReasonCode.EXCLUSION_UNREADABLE)) {
            Stream.of(activity.owner(), activity.tags())
                    .filter(Fact.Unreadable.class::isInstance)
                    .forEach(fact -> words.add(((Fact.Unreadable<?>) fact).why()));
        }
        return words;
    }

    /** Whoever may write a tag could write there what reads as a denial, and be granted what it names. */
    private static boolean quotesTags(IdleVerdict verdict) {
        return verdict.reason().equals(ReasonCode.EXEMPTION_MALFORMED)
                || verdict.notes().stream().anyMatch(note -> note.startsWith("EXEMPTION_EXPIRED("));
    }

    private static List<String> all(Pattern pattern, String words) {
        return pattern.matcher(words)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** The commands that grant it to a user or a role; who asks, where that is not told or is nobody to grant to. */
    List<String> commands(String region) {
        if (explicit) {
            return List.of();
        }
        Optional<Grantee> grantee = principal.flatMap(Grantee::of);
        return grantee.isEmpty() || permissions.isEmpty()
                ? List.of(AwsCommand.of("sts get-caller-identity", region).text())
                : permissions.stream()
                        .map(one -> grantee.get().grant(one, region))
                        .toList();
    }

    /**
     * Who can be given a policy.
     *
     * @param kind user or role
     */
    private record Grantee(String kind, String name) {

        private static final Pattern USER = Pattern.compile("arn:[^:]+:iam::\\d*:user/(?:.*/)?([^/]+)");

        /** Roles of IAM Identity Center are changed there alone. */
        private static final Pattern ROLE =
                Pattern.compile("arn:[^:]+:sts::\\d*:assumed-role/(?!AWSReservedSSO_)([^/]+)/.+");

        static Optional<Grantee> of(String arn) {
            Matcher user = USER.matcher(arn);
            if (user.matches()) {
                return Optional.of(new Grantee("user", user.group(1)));
            }
            Matcher role = ROLE.matcher(arn);
            return role.matches() ? Optional.of(new Grantee("role", role.group(1))) : Optional.empty();
        }

        /** A policy of a name for each permission: one of the same name would take the place of the other. */
        String grant(String permission, String region) {
            return AwsCommand.of("iam put-" + kind + "-policy", region)
                    .with(kind + "-name", name)
                    .with("policy-name", "Idle4j-" + permission.replace(':', '-'))
                    .with(
                            "policy-document",
                            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                                    + Quoted.inJson(permission) + ",\"Resource\":\"*\"}]}")
                    .text();
        }
    }
}
