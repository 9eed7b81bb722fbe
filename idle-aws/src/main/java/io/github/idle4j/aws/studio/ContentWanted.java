package io.github.idle4j.aws.studio;

/**
 * How much is to be read of what apps write that write as long as they run.
 *
 * @param isWanted  whether lines are to be read at all
 * @param lines     what they mean
 * @param mostPages how many pages of them one observation may read
 */
record ContentWanted(boolean isWanted, LogLines lines, int mostPages) {}
