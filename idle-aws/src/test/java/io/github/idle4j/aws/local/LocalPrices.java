package io.github.idle4j.aws.local;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What AWS sells of SageMaker: the rows of its price list, of all regions. The attributes are those that public programs read,
 * such as the one behind ec2instances.info.
 */
public final class LocalPrices {

    private final List<LocalPrice> rows = new ArrayList<>();

    LocalPrices() {}

    /** An instance of endpoints: {@code hosting("us-east-1", "ml.m5.xlarge", "0.23")}; in China the price is one of yuan. */
    public LocalPrices hosting(String region, String type, String price) {
        return row(
                region,
                row -> row.attribute("component", "Hosting")
                        .attribute("platoinstancetype", "Hosting")
                        .attribute("instanceName", type)
                        .attribute("instanceType", type + "-Hosting")
                        .usageType("Host:" + type)
                        .hourly(price));
    }

    /** An instance of JupyterLab. */
    public LocalPrices jupyterLab(String region, String type, String price) {
        return studio(region, "Studio-JupyterLab", "JupyterLab", type, price);
    }

    /** An instance of Code Editor. */
    public LocalPrices codeEditor(String region, String type, String price) {
        return studio(region, "studio-codeeditor", "CodeEditor", type, price);
    }

    /** An instance of the kernels of Studio Classic. */
    public LocalPrices kernelGateway(String region, String type, String price) {
        return studio(region, "Studio-Notebook", "KernelGateway", type, price);
    }

    private LocalPrices studio(String region, String product, String app, String type, String price) {
        return row(
                region,
                row -> row.attribute("component", product.toLowerCase(java.util.Locale.ROOT))
                        .attribute("platoinstancetype", product)
                        .attribute("instanceName", type)
                        .attribute("instanceType", type)
                        .usageType("Studio:" + app + "-" + type)
                        .hourly(price));
    }

    /** Any row. */
    public LocalPrices row(String region, Consumer<LocalPrice> description) {
        LocalPrice row = new LocalPrice(region, rows.size());
        description.accept(row);
        rows.add(row);
        return this;
    }

    /** Takes all rows away. */
    public LocalPrices clear() {
        rows.clear();
        return this;
    }

    List<LocalPrice> rows() {
        return rows;
    }
}
