package io.github.idle4j.aws.cost;

import io.github.idle4j.evidence.BillItem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The products whose prices are read: by which attribute their rows are found, and how their usage is called on bills. The
 * values are those that public programs find rows by, and the usage types those of bills ("observed").
 */
enum Product {
    HOSTING(BillItem.HOSTING, "component", "Hosting", "Host:"),
    JUPYTER_LAB(BillItem.JUPYTER_LAB, "platoinstancetype", "Studio-JupyterLab", "Studio:JupyterLab-"),
    CODE_EDITOR(BillItem.CODE_EDITOR, "platoinstancetype", "studio-codeeditor", "Studio:CodeEditor-"),
    KERNEL_GATEWAY(BillItem.KERNEL_GATEWAY, "platoinstancetype", "Studio-Notebook", "Studio:KernelGateway-");

    private final String name;
    private final String field;
    private final String value;
    private final Pattern usage;

    Product(String name, String field, String value, String usage) {
        this.name = name;
        this.field = field;
        this.value = value;
        // USE1-Host:ml.m5.xlarge; in some regions and on some bills Host:ml.m5.large.
        this.usage = Pattern.compile("(?:[A-Z][A-Z0-9]*-)?" + Pattern.quote(usage) + "(ml\\..+)");
    }

    /** What a bill calls so; empty where this version reads no prices of it. */
    static Optional<Product> of(String name) {
        for (Product product : values()) {
            if (product.name.equals(name)) {
                return Optional.of(product);
            }
        }
        return Optional.empty();
    }

    /** The attribute by which the rows of it are found. */
    String field() {
        return field;
    }

    String value() {
        return value;
    }

    /** The instance type of which that is the usage; empty where it is the usage of anything else. */
    Optional<String> typeOf(String usageType) {
        Matcher matcher = usage.matcher(usageType);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
