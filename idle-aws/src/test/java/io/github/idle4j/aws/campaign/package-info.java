/** The fault campaign: random accounts, random faults and random scans, each from one seed, held against the truth. */
@NullMarked
package io.github.idle4j.aws.campaign;

import org.jspecify.annotations.NullMarked;
