package io.github.idle4j.policy;

/**
 * A policy made of others, each of which it asks through the {@link Interlock}: an idle verdict that comes out of it was
 * confirmed already, with the needs and exclusions of the part that gave it.
 */
sealed interface Composed extends IdlePolicy permits Combination, Unless, Choice, Renamed {}
