package io.github.idle4j.aws.endpoint;

import io.github.idle4j.evidence.ReasonCode;

/**
 * Why something is not known of a variant.
 *
 * @param reason as a code
 * @param detail in a few words
 */
record Doubt(ReasonCode reason, String detail) {}
