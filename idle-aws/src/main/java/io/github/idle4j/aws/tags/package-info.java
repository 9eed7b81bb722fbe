/** Reading tags of resources of SageMaker. Not exported. */
@NullMarked
package io.github.idle4j.aws.tags;

import org.jspecify.annotations.NullMarked;
