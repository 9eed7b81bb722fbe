package io.github.idle4j.aws.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** AWS Query: a form with dotted names goes in, XML comes out. */
final class AwsQuery implements Protocol {

    static final AwsQuery PROTOCOL = new AwsQuery();

    private static final String CLOUDWATCH = "2010-08-01";
    private static final String STS = "2011-06-15";

    private AwsQuery() {}

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String contentType() {
        return "text/xml";
    }

    @Override
    public Message read(WireRequest request, @Nullable CredentialScope scope) {
        Map<String, Object> members = members(new String(request.body(), StandardCharsets.UTF_8));
        Object action = members.remove("Action");
        String version = String.valueOf(members.remove("Version"));
        String service = switch (version) {
            case CLOUDWATCH -> "cloudwatch";
            case STS -> "sts";
            default -> scope == null ? "" : scope.service();
        };
        return new Message(service, action == null ? "" : action.toString(), members);
    }

    private static Map<String, Object> members(String form) {
        Map<String, Object> root = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                put(root, URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8), value);
            }
        }
        Map<String, Object> members = new LinkedHashMap<>();
        root.forEach((name, value) -> members.put(name, settled(value)));
        return members;
    }

    private static void put(Map<String, Object> root, String path, String value) {
        Map<String, Object> node = root;
        String[] names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            Object next = node.computeIfAbsent(names[i], name -> new LinkedHashMap<String, Object>());
            node = asNode(next, path);
        }
        node.put(names[names.length - 1], value);
    }

    @SuppressWarnings("unchecked") // every Map in the tree was made by put
    private static Map<String, Object> asNode(Object value, String path) {
        if (value instanceof Map<?, ?>) {
            return (Map<String, Object>) value;
        }
        throw AwsError.malformed(path + " is both a value and a structure");
    }

    /** Turns {@code {member: {1: a, 2: b}}} into a list, in the order of the numbers. */
    private static Object settled(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.size() == 1 && map.get("member") instanceof Map<?, ?> items) {
            TreeMap<Integer, Object> ordered = new TreeMap<>();
            items.forEach((index, item) -> ordered.put(index(index.toString()), settled(item)));
            return new ArrayList<>(ordered.values());
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, item) -> members.put(name.toString(), settled(item)));
        return members;
    }

    private static int index(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw AwsError.malformed(text + " is not the number of a list member");
        }
    }

    @Override
    public WireAnswer result(Message message, Map<String, Object> tree) {
        StringBuilder xml = new StringBuilder(1024);
        String operation = message.operation();
        xml.append('<')
                .append(operation)
                .append("Response")
                .append(namespace(message))
                .append("><");
        xml.append(operation).append("Result>");
        Xml.write(xml, tree);
        xml.append("</").append(operation).append("Result><ResponseMetadata><RequestId>local</RequestId>");
        xml.append("</ResponseMetadata></").append(operation).append("Response>");
        return answer(200, xml);
    }

    @Override
    public WireAnswer refusal(Message message, AwsError error) {
        StringBuilder xml = new StringBuilder(256);
        xml.append("<ErrorResponse").append(namespace(message)).append("><Error>");
        Xml.write(
                xml,
                Map.of(
                        "Type", error.fault(),
                        "Code", error.queryCode(),
                        "Message", error.message()));
        xml.append("</Error><RequestId>local</RequestId></ErrorResponse>");
        return answer(error.queryStatus(), xml);
    }

    private static String namespace(Message message) {
        return switch (message.service()) {
            case "cloudwatch" -> " xmlns=\"http://monitoring.amazonaws.com/doc/" + CLOUDWATCH + "/\"";
            case "sts" -> " xmlns=\"https://sts.amazonaws.com/doc/" + STS + "/\"";
            default -> "";
        };
    }

    private WireAnswer answer(int status, StringBuilder xml) {
        return new WireAnswer(status, contentType(), xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a tree of members as XML elements. */
    private static final class Xml {

        static void write(StringBuilder xml, Object value) {
            if (value instanceof Map<?, ?> map) {
                map.forEach((name, item) -> element(xml, name.toString(), item));
            } else if (value instanceof List<?> list) {
                list.forEach(item -> element(xml, "member", item));
            } else {
                text(xml, value.toString());
            }
        }

        private static void element(StringBuilder xml, String name, Object value) {
            xml.append('<').append(name).append('>');
            write(xml, value);
            xml.append("</").append(name).append('>');
        }

        private static void text(StringBuilder xml, String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '<' -> xml.append("&lt;");
                    case '>' -> xml.append("&gt;");
                    case '&' -> xml.append("&amp;");
                    case '\r' -> xml.append("&#13;");
                    default -> xml.append(c);
                }
            }
        }
    }
}
