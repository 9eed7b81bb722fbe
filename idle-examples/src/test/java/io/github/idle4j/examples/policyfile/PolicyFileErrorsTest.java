package io.github.idle4j.examples.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is told in one sentence, with the line and the column where it stands. */
class PolicyFileErrorsTest {

    private static final String RULES =
            "quietFor, quietForWorkingTime, quietBeyondRhythm, fewerUsesThan, allOf, anyOf," + " atLeast, when";
    private static final String WORK = "{time: 16h, zone: UTC, hours: {mon-fri: 09:00-17:00}}";

    @TempDir
    private Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("", "1:1: The file is empty."),
                arguments("# nothing\n", "1:1: The file is empty."),
                arguments("---\n", "1:1: The file is empty."),
                arguments("%YAML 2.0\n---\nversion: 1\n", "1:1: This is YAML of a version that is not read here."),
                arguments(
                        "14d\n",
                        "1:1: The file takes keys: version, requireEnd, endpoints, components, studio, not '14d'."),
                arguments(
                        "{}\n",
                        "1:1: The file takes keys: version, requireEnd, endpoints, components, studio, not an empty one."),
                arguments("endpoints: {quietFor: 14d}\n", "1:1: The file needs the key 'version'."),
                arguments("version: 2\nstudio: {quietFor: 1d}\n", "1:10: version is 1, not '2'."),
                arguments("version: 1\n", "1:1: The file judges nothing; give it endpoints, components or studio."),
                arguments("version: 1\n---\nversion: 1\n", "2:1: A policy file is one document; here begins another."),
                arguments(
                        "version: 1\nendpoint: {quietFor: 1d}\nstudio: {quietFor: 1d}\n",
                        "2:1: There is no key 'endpoint' here; did you mean 'endpoints'?"
                                + " There are version, requireEnd, endpoints, components, studio."),
                arguments(
                        "version: 1\nrequireEnd: yes\nstudio: {quietFor: 1d}\n",
                        "2:13: requireEnd takes true or false, not 'yes'."));
    }

    /** Written below {@code endpoints:}, which is line 2, by two spaces. */
    static Stream<Arguments> policies() {
        return Stream.of(
                arguments(
                        "quitFor: 14d",
                        "3:3: There is no key 'quitFor' here; did you mean 'quietFor'? There are " + RULES
                                + ", otherwise, unless, named, because."),
                arguments(
                        "xyzzy: 14d",
                        "3:3: There is no key 'xyzzy' here. There are " + RULES
                                + ", otherwise, unless, named, because."),
                arguments(
                        "quietFor: 14d\nquietFor: 15d", "4:3: 'quietFor' stands here twice; the first time in line 3."),
                arguments("named: x", "3:3: Here is no rule; there are " + RULES + "."),
                arguments("[]", "3:3: endpoints takes a policy such as {quietFor: 14d}, not an empty one."),
                arguments("{}", "3:3: endpoints takes a policy such as {quietFor: 14d}, not an empty one."),
                arguments("14d", "3:3: endpoints takes a policy such as {quietFor: 14d}, not '14d'."),
                arguments(
                        "quietFor: 14d\nanyOf: [{quietFor: 2d}]",
                        "4:3: Here is a second rule, beside 'quietFor' in line 3; combine them with allOf or anyOf."),
                arguments("quietFor: 2w", "3:13: quietFor takes a duration such as 90m, 24h, 14d or P14D, not '2w'."),
                arguments("quietFor: 14", "3:13: quietFor takes a duration such as 90m, 24h, 14d or P14D, not '14'."),
                arguments("quietFor: 30m", "3:13: quietFor has to be at least an hour, not '30m'."),
                arguments("quietFor: -3d", "3:13: quietFor has to be at least an hour, not '-3d'."),
                arguments("quietFor: 500d", "3:13: quietFor can be at most 455 days, not '500d'."),
                arguments("quietFor:", "3:12: quietFor takes a duration such as 90m, 24h, 14d or P14D, not nothing."),
                arguments("quietFor: ~", "3:13: quietFor takes a duration such as 90m, 24h, 14d or P14D, not nothing."),
                arguments(
                        "quietFor: [14d]",
                        "3:13: quietFor takes a duration such as 90m, 24h, 14d or P14D, not a list."),
                arguments(
                        "quietFor: {a: b}",
                        "3:13: quietFor takes a duration such as 90m, 24h, 14d or P14D, not a map."),
                arguments(
                        "quietFor: 12:30",
                        "3:13: quietFor takes a duration such as 90m, 24h, 14d or P14D, not '12:30'."),
                arguments("? [a]\n: b", "3:5: A key is a word."),
                arguments(
                        "quietFor: &a 14d",
                        "3:13: A text that begins with * or & has to be in quotes;"
                                + " YAML's anchors and aliases are not read here."),
                arguments(
                        "quietFor: 14d\nnamed: *a",
                        "4:10: A text that begins with * or & has to be in quotes;"
                                + " YAML's anchors and aliases are not read here."),
                arguments(
                        "quietFor: !!str 14d",
                        "3:13: A text that begins with ! has to be in quotes;"
                                + " YAML's tags of types are not read here."),
                arguments("quietFor: 14d\n\tnamed: x", "4:3: This is a tab; YAML is indented by spaces."),
                arguments("quietFor: {", "4:1: This is no YAML: expected the node content, but found '<stream end>'."),
                arguments("quietFor: \u0007", "3:13: Character U+0007 cannot be shown, and does not belong here."),
                arguments("[".repeat(40), "3:23: This is nested too deep: more than 20 levels."),
                arguments("named:\nquietFor: 1d", "3:9: named takes a name, not nothing."),
                arguments("because: ' '\nquietFor: 1d", "3:12: because takes a sentence, not ' '."),
                arguments("allOf: []", "3:10: allOf takes a list of policies, not an empty one."),
                arguments("allOf: {quietFor: 1d}", "3:10: allOf takes a list of policies, not a map."),
                arguments("anyOf: [{}]", "3:11: anyOf takes a policy such as {quietFor: 14d}, not an empty one."),
                arguments(
                        "atLeast: {number: 3, of: [{quietFor: 1d}]}",
                        "3:21: number can be at most 1, as many as there are below 'of', not '3'."),
                arguments(
                        "atLeast: {number: 0x1, of: [{quietFor: 1d}]}",
                        "3:21: number takes a whole number from 1 on, not '0x1'."),
                arguments("atLeast: {number: 1}", "3:12: atLeast needs the key 'of'."),
                arguments(
                        "fewerUsesThan: {uses: 010, in: 14d}", "3:25: uses takes a whole number from 1 on, not '010'."),
                arguments(
                        "fewerUsesThan: {uses: 1.5, in: 14d}", "3:25: uses takes a whole number from 1 on, not '1.5'."),
                arguments("fewerUsesThan: {uses: 5}", "3:18: fewerUsesThan needs the key 'in'."),
                arguments(
                        "fewerUsesThan: {uses: 5, in: 1d, than: 6}",
                        "3:36: There is no key 'than' here. There are uses, in."),
                arguments(
                        "quietBeyondRhythm: {time: 14d, history: 7d}",
                        "3:43: history has to be longer than 'time', not '7d'."),
                arguments(
                        "quietFor: 1d\notherwise: {quietFor: 2d}",
                        "4:3: 'otherwise' belongs to 'when', and there is none here."),
                arguments(
                        "when:\n- name: a\n  then: {quietFor: 1d}",
                        "3:3: 'when' needs an 'otherwise' beside it, for what fits none of its cases."),
                arguments(
                        "otherwise: {quietFor: 1d}\nwhen:\n- name: a",
                        "5:5: This case says not by what to judge; give it a 'then'."),
                arguments(
                        "otherwise: {quietFor: 1d}\nwhen:\n- then: {quietFor: 1d}",
                        "5:5: Here is no condition; there are tag, name, owner, type, olderThan, noted, attribute, allOf, anyOf, not."),
                arguments(
                        "otherwise: {quietFor: 1d}\nwhen: [" + "{name: a, then: {quietFor: 1d}}, ".repeat(101) + "]",
                        "4:3310: when holds at most 100 items."));
    }

    /** Written as the only case of a choice, in line 4. */
    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments(
                        "tag: {env: prod, team: x}",
                        "4:11: tag takes one tag such as {env: prod}; several go into allOf."),
                arguments("tag: {env: [prod]}", "4:17: env takes a text, not a list."),
                arguments("tag: []", "4:11: tag takes a tag such as keep or {env: prod}, not an empty one."),
                arguments(
                        "name: a, owner: b",
                        "4:15: Here is a second condition, beside 'name' in line 4; combine them with allOf or anyOf."),
                arguments("name: ''", "4:12: name takes a name such as 'demo-*', not ''."),
                arguments(
                        "type: sagemaker:studio-app",
                        "4:12: type takes sagemaker:endpoint here, not 'sagemaker:studio-app'."),
                arguments("olderThan: 0d", "4:17: olderThan has to be more than nothing, not '0d'."),
                arguments(
                        "olderThan: soon",
                        "4:17: olderThan takes a duration such as 90m, 24h, 14d or P14D, not 'soon'."),
                arguments(
                        "attribute: JupyterLab",
                        "4:17: attribute takes one attribute such as {appType: JupyterLab}, not 'JupyterLab'."),
                arguments("not: [{name: a}]", "4:11: not takes conditions such as {name: 'demo-*'}, not a list."),
                arguments(
                        "allOf: [{nam: a}]",
                        "4:15: There is no key 'nam' here; did you mean 'name'?"
                                + " There are tag, name, owner, type, olderThan, noted, attribute, allOf, anyOf, not."));
    }

    /** Written below {@code unless:}, in line 5, of a file that requires an end. */
    static Stream<Arguments> exemptions() {
        return Stream.of(
                arguments("[]", "5:4: unless takes a list of exemptions, not an empty one."),
                arguments(
                        "[keep]",
                        "5:5: unless takes exemptions such as {name: 'demo-*', reason: shown to customers}, not 'keep'."),
                arguments(
                        "[{name: a, until: 2026-12-31}]", "5:6: This exemption says nowhere why; give it a 'reason'."),
                arguments(
                        "[{name: a, reason: b}]",
                        "5:6: This exemption has no end, and requireEnd asks for one; give it an 'until'."),
                arguments("[{name: a, reason: b, until: 2026-02-30}]", "5:33: There is no day 2026-02-30."),
                arguments(
                        "[{name: a, reason: b, until: 31.12.2026}]",
                        "5:33: until takes a day such as 2026-12-31, not '31.12.2026'."),
                arguments(
                        "[{name: a, reason: b, until: 2026-12-31, wry: x}]",
                        "5:45: There is no key 'wry' here. There"
                                + " are tag, name, owner, type, olderThan, noted, attribute, allOf, anyOf, not, byTag, forNew, reason, until."),
                arguments(
                        "[{reason: b, until: 2026-12-31}]",
                        "5:5: Here is no condition; there are tag, name, owner, type, olderThan,"
                                + " noted, attribute, allOf, anyOf, not, byTag, forNew."),
                arguments(
                        "[{byTag: keep, until: 2026-12-31}]",
                        "5:19: The tag says itself why, and until when; leave out 'until'."),
                arguments("[{forNew: 7d, reason: x}]", "5:18: This ends by itself; leave out 'reason'."),
                arguments("[{forNew: 0d}]", "5:14: forNew has to be more than nothing, not '0d'."));
    }

    static Stream<Arguments> workingTimes() {
        return Stream.of(
                arguments(
                        "16h",
                        "20d",
                        "3:31: time is told in hours, such as 16h, since a day at work has not 24, not '20d'."),
                arguments("16h", "3000h", "3:31: So much working time can take 533 days; it has to be at most 455."),
                arguments("16h", "59m", "3:31: time has to be at least an hour, not '59m'."),
                arguments(
                        "zone: UTC",
                        "zone: Berlin",
                        "3:42: zone takes a time zone such as Europe/Berlin, not 'Berlin'."),
                arguments("zone: UTC, ", "", "3:24: quietForWorkingTime needs the key 'zone'."),
                arguments(
                        "mon-fri",
                        "mo-fr",
                        "3:55: There is no day 'mo-fr'; there are mon, tue, wed, thu, fri, sat, sun,"
                                + " and ranges such as mon-fri."),
                arguments(
                        "mon-fri",
                        "mon-wed-fri",
                        "3:55: There is no day 'mon-wed-fri'; there are mon, tue, wed, thu, fri,"
                                + " sat, sun, and ranges such as mon-fri."),
                arguments("00}", "00, fri: 09:00-12:00}", "3:77: A day of 'fri' has hours already."),
                arguments(
                        "09:00-17:00",
                        "9-17",
                        "3:64: mon-fri takes hours such as 09:00-17:30, or to 24:00, not '9-17'."),
                arguments(
                        "09:00-17:00",
                        "09:00-25:00",
                        "3:64: mon-fri takes hours such as 09:00-17:30, or to 24:00, not '09:00-25:00'."),
                arguments(
                        "09:00-17:00",
                        "17:00-09:00",
                        "3:64: Work that begins at 17:00 cannot end at 09:00 of the same day;"
                                + " give hours past midnight to the next day."),
                arguments(
                        "{mon-fri: 09:00-17:00}",
                        "{}",
                        "3:54: hours takes a map such as {mon-fri: 09:00-17:30}, not an empty one."),
                arguments("zone: UTC", "zone: UTC, holidays: [2026-13-01]", "3:58: There is no day 2026-13-01."),
                arguments(
                        "zone: UTC",
                        "zone: UTC, holiday: [2026-12-25]",
                        "3:47: There is no key 'holiday' here; did you mean 'holidays'?"
                                + " There are time, zone, hours, holidays."));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_wrong_file(String text, String problem) throws IOException {
        assertThat(problems(text)).containsExactly(problem);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_wrong_policy(String text, String problem) throws IOException {
        assertThat(problems("version: 1\nendpoints:\n" + text.indent(2))).containsExactly(problem);
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_wrong_condition(String text, String problem) throws IOException {
        assertThat(problems("version: 1\nendpoints:\n  when:\n  - {" + text
                        + ", then: {quietFor: 1d}}\n  otherwise: {quietFor: 1d}\n"))
                .containsExactly(problem);
    }

    @ParameterizedTest
    @MethodSource("exemptions")
    void a_wrong_exemption(String text, String problem) throws IOException {
        assertThat(problems("version: 1\nrequireEnd: true\nendpoints:\n  unless:\n   " + text + "\n  quietFor: 1d\n"))
                .containsExactly(problem);
    }

    @ParameterizedTest
    @MethodSource("workingTimes")
    void a_wrong_working_time(String right, String wrong, String problem) throws IOException {
        assertThat(problems("version: 1\nstudio:\n  quietForWorkingTime: " + WORK.replace(right, wrong)))
                .containsExactly(problem);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() throws IOException {
        assertThat(problems("""
                        version: 1
                        requireEnd: maybe
                        endpoints:
                          anyOf:
                            - quietFor: 30m
                            - quietFor: 2w
                          unless:
                            - byTag: []
                        components: 14d
                        studio:
                          allOf: []
                          namd: x
                        """))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly("2:13:", "5:17:", "6:17:", "8:14:", "9:13:", "11:10:", "12:3:");
    }

    @Test
    void a_file_is_utf_8() throws IOException {
        Path file = folder.resolve("policy.yaml");
        Files.write(file, "version: 1\nstudio: {named: müde}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problemsOf(file)).containsExactly(file + ":2:18: This is not UTF-8, as the file has to be.");
    }

    @Test
    void a_file_is_there_and_no_directory_and_not_huge() throws IOException {
        Path file = folder.resolve("policy.yaml");
        assertThat(problemsOf(file)).containsExactly(file + ": There is no such file.");
        assertThat(problemsOf(folder)).containsExactly(folder + ": This is a directory, not a file.");
        Files.writeString(file, "#".repeat(300_000));
        assertThat(problemsOf(file))
                .containsExactly(file + ": The file is too large; a policy file has at most 256 KiB.");
    }

    private List<String> problems(String text) throws IOException {
        Path file = folder.resolve("policy.yaml");
        Files.writeString(file, text);
        return problemsOf(file).stream()
                .map(problem -> problem.substring(file.toString().length() + 1))
                .toList();
    }

    private static List<String> problemsOf(Path file) {
        PolicyFileException wrong = catchThrowableOfType(PolicyFileException.class, () -> PolicyFile.read(file));
        assertThat(wrong).as("what is wrong with the file").isNotNull();
        return wrong.problems();
    }
}
