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
        if (type == ScanCommand.class) {
            return type.cast(new ScanCommand(surroundings));
        }
        if (type == DoctorCommand.class) {
            return type.cast(new DoctorCommand(surroundings));
        }
        return type == EstimateCommand.class
                ? type.cast(new EstimateCommand(surroundings))
                : CommandLine.defaultFactory().create(type);
    }
}
