package io.github.idle4j.examples.demo;

import io.github.idle4j.aws.local.LocalPrices;

/** What the demo account pays: near to what AWS asks, and no more real than the rest. */
final class DemoPrices {

    private DemoPrices() {}

    static void describe(LocalPrices prices) {
        prices.hosting("eu-central-1", "ml.m5.xlarge", "0.276")
                .hosting("eu-central-1", "ml.g4dn.xlarge", "0.921")
                .hosting("us-east-1", "ml.g5.2xlarge", "1.515")
                .kernelGateway("eu-central-1", "ml.t3.medium", "0.058")
                .kernelGateway("eu-central-1", "ml.m5.4xlarge", "1.104")
                .kernelGateway("eu-central-1", "ml.g4dn.xlarge", "0.921")
                .jupyterLab("eu-central-1", "ml.g4dn.2xlarge", "1.176");
    }
}
