package io.github.idle4j.aws.crooked.advice;

import java.io.IOException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Does what it should only recommend. */
final class Busybody {

    private Busybody() {}

    static Process run(SageMakerClient sageMaker) throws IOException {
        return new ProcessBuilder("aws", "sagemaker", "delete-endpoint", sageMaker.serviceName()).start();
    }
}
