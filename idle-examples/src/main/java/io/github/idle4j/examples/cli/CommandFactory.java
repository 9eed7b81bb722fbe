package io.github.idle4j.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes the commands, and hands them what is around them.
 *
 * @param surroundings what is around them
 */
record CommandFactory(Surroundings surroundings) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type == ScanCommand.class
                ? type.cast(new ScanCommand(surroundings))
                : CommandLine.defaultFactory().create(type);
    }
}
