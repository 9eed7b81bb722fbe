package io.github.idle4j.examples.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file to write, as named on the command line. A scan takes long: what cannot be written is found out before it. */
final class WritableFile {

    private WritableFile() {}

    /** The file, where it can be written as far as one can tell; its folder has to be there. */
    static Path parse(String option, String text) {
        Path file;
        try {
            file = Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new WrongUsageException(option + " takes a file, not '" + text + "'.", e);
        }
        Path folder = file.getParent();
        if (Files.isDirectory(file) || folder == null) {
            throw new WrongUsageException(option + " takes a file; '" + text + "' is a directory.");
        }
        if (!Files.isDirectory(folder)) {
            throw new WrongUsageException(option + " cannot be written: there is no directory '" + folder + "'.");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new WrongUsageException(option + " cannot be written: no permission for '" + text + "'.");
        }
        return file;
    }
}
