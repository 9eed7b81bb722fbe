package io.github.idle4j.examples.policyfile;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.examples.policyfile.Node.Field;
import io.github.idle4j.examples.policyfile.Node.Fields;
import io.github.idle4j.examples.policyfile.Node.Place;
import io.github.idle4j.policy.IdlePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The policies that a file states, for people who deploy and do not compile; {@code docs/policy-file.md} tells of its form.
 *
 * @param endpoints  by what endpoints are judged; empty where the file does not say
 * @param components by what inference components are
 * @param studio     by what the apps of Studio are, and the instances that they share
 */
public record PolicyFile(Optional<IdlePolicy> endpoints, Optional<IdlePolicy> components, Optional<IdlePolicy> studio) {

    static final List<String> KEYS = List.of("version", "requireEnd", "endpoints", "components", "studio");

    private static final List<String> SECTIONS = List.of("endpoints", "components", "studio");

    private static final int MOST_BYTES = 256 * 1024;

    /**
     * Reads a file.
     *
     * @param file where it is; named in each problem as it is named here
     * @throws PolicyFileException where it cannot be read, or is wrong somewhere
     */
    public static PolicyFile read(Path file) {
        byte[] bytes = bytes(file);
        var form = new Form();
        Optional<PolicyFile> read = form.or(Optional.empty(), () -> Optional.of(parsed(text(bytes), form)));
        List<String> problems = form.problems().stream()
                .map(problem ->
                        file + ":" + problem.at().line() + ":" + problem.at().column() + ": " + problem.sentence())
                .toList();
        return read.filter(good -> problems.isEmpty()).orElseThrow(() -> new PolicyFileException(problems));
    }

    private static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw new PolicyFileException(List.of(file + ": This is a directory, not a file."));
        }
        if (!Files.exists(file)) {
            throw new PolicyFileException(List.of(file + ": There is no such file."));
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new PolicyFileException(List.of(file + ": The file cannot be read."));
        }
        if (bytes.length > MOST_BYTES) {
            throw new PolicyFileException(List.of(
                    file + ": The file is too large; a policy file has at most " + MOST_BYTES / 1024 + " KiB."));
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        boolean wrong =
                StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        String text = out.flip().toString();
        if (wrong) {
            int line = 1 + (int) text.chars().filter(one -> one == '\n').count();
            throw new WrongFormException(
                    new Place(line, text.length() - text.lastIndexOf('\n')),
                    "This is not UTF-8, as the file has to be.");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static PolicyFile parsed(String text, Form form) {
        Node root = YamlTree.of(text);
        if (root instanceof Node.Text nothing && nothing.missing()) {
            throw new WrongFormException(new Place(1, 1), "The file is empty.");
        }
        var whole = new Field(root.at(), "", root);
        Fields fields = form.fields(whole, "keys: " + String.join(", ", KEYS));
        form.onlyKeys(fields, KEYS);
        Field version = form.required(whole, fields, "version");
        if (!Scalars.text(version, "1").equals("1")) {
            throw Form.wrong(version, "is 1");
        }
        boolean requireEnd = form.field(fields, "requireEnd")
                .map(field -> form.or(false, () -> Scalars.truth(field)))
                .orElse(false);
        if (SECTIONS.stream().noneMatch(fields.fields()::containsKey)) {
            throw new WrongFormException(
                    fields.at(), "The file judges nothing; give it endpoints, components or studio.");
        }
        return new PolicyFile(
                section(form.field(fields, "endpoints"), form, requireEnd, ResourceId.ENDPOINT),
                section(form.field(fields, "components"), form, requireEnd, ResourceId.INFERENCE_COMPONENT),
                section(
                        form.field(fields, "studio"),
                        form,
                        requireEnd,
                        ResourceId.STUDIO_APP,
                        ResourceId.STUDIO_INSTANCE));
    }

    private static Optional<IdlePolicy> section(
            Optional<Field> section, Form form, boolean requireEnd, String... types) {
        var conditions = new Conditions(form, List.of(types));
        var policies = new Policies(form, conditions, new Exemptions(form, conditions, requireEnd));
        return section.map(field -> form.or(IdlePolicy.quietFor(Duration.ofDays(1)), () -> policies.policy(field)));
    }
}
