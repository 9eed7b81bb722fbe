/** The model of idleness: what was seen of a resource, the policies that judge it, what it costs, and the detector that ties the two. */
module io.github.idle4j {
    requires static org.jspecify;

    exports io.github.idle4j;
    exports io.github.idle4j.cost;
    exports io.github.idle4j.evidence;
    exports io.github.idle4j.history;
    exports io.github.idle4j.inventory;
    exports io.github.idle4j.policy;
}
