package io.github.idle4j.aws.local;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetProducts of the Price List API: rows that match all filters, a hundred to the page at most. */
final class GetProducts {

    /** Elsewhere there is no such host; China has prices of its own. */
    private static final Set<String> DOORS = Set.of("us-east-1", "eu-central-1", "ap-south-1", "cn-northwest-1");

    private static final int LARGEST_PAGE = 100;
    private static final int MOST_FILTERS = 50;
    private static final String TOKEN = "prices ";

    private GetProducts() {}

    static Map<String, Object> answer(Input input, LocalRegion region) {
        if (!DOORS.contains(region.name())) {
            throw AwsError.unknownOperation("GetProducts of " + region.name());
        }
        String service = input.required("ServiceCode");
        List<Input> filters = input.list("Filters");
        int size = input.number("MaxResults", LARGEST_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw invalid("MaxResults must be between 1 and " + LARGEST_PAGE + ", not " + size);
        }
        if (filters.size() > MOST_FILTERS) {
            throw invalid("There are more than " + MOST_FILTERS + " filters");
        }
        boolean inChina = region.name().startsWith("cn-");
        List<String> rows = region.world().prices().rows().stream()
                .filter(row -> service.equals("AmazonSageMaker") && row.inChina() == inChina)
                .filter(row -> filters.stream().allMatch(filter -> matches(filter, row)))
                .map(LocalPrice::json)
                .toList();
        int from = start(input.text("NextToken"), rows.size());
        int to = Math.min(rows.size(), from + size);
        return new Tree()
                .put("FormatVersion", "aws_v1")
                .put("PriceList", rows.subList(from, to))
                .putIfKnown("NextToken", to < rows.size() ? token(to) : null)
                .members();
    }

    private static boolean matches(Input filter, LocalPrice row) {
        String value = filter.required("Value");
        String known = row.value(filter.required("Field"));
        String type = filter.required("Type");
        boolean anyOf = Arrays.asList(value.split(",")).contains(known);
        return switch (type) {
            case "TERM_MATCH", "EQUALS" -> value.equals(known);
            case "CONTAINS" -> known != null && known.contains(value);
            case "ANY_OF" -> anyOf;
            case "NONE_OF" -> !anyOf;
            default -> throw invalid("There is no filter of type " + type);
        };
    }

    private static String token(int from) {
        return Base64.getUrlEncoder().encodeToString((TOKEN + from).getBytes(StandardCharsets.UTF_8));
    }

    private static int start(@Nullable String token, int rows) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (plain.startsWith(TOKEN)) {
                return Math.min(rows, Integer.parseInt(plain.substring(TOKEN.length())));
            }
        } catch (IllegalArgumentException e) {
            // Said below, in AWS's words.
        }
        throw AwsError.of("InvalidNextTokenException", 400, "The pagination token is invalid. Try again.");
    }

    private static AwsError invalid(String message) {
        return AwsError.of("InvalidParameterException", 400, message);
    }
}
