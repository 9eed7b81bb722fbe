/** SageMaker endpoints: who they are, and what CloudWatch shows of their use. */
@NullMarked
package io.github.idle4j.aws.endpoint;

import org.jspecify.annotations.NullMarked;
