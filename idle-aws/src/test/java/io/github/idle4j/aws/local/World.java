package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What all regions of one stand-in share: its account, its clock, and the switches for what AWS does not promise.
 *
 * @param metricDelay how long after its minute is over a datum can be read
 * @param logIndexLag how much the summaries of log streams are late
 * @param emptyLogPages whether each page of log events comes after an empty one
 * @param prices what AWS sells, and at which price
 * @param lock operations read under it, changes of the world are made under it: a call sees one state
 */
record World(
        String account,
        InstantSource clock,
        boolean lowerCaseArns,
        Duration metricDelay,
        Duration logIndexLag,
        boolean emptyLogPages,
        LocalPrices prices,
        ReadWriteLock lock) {

    World(
            String account,
            InstantSource clock,
            boolean lowerCaseArns,
            Duration metricDelay,
            Duration logIndexLag,
            boolean emptyLogPages) {
        this(
                account,
                clock,
                lowerCaseArns,
                metricDelay,
                logIndexLag,
                emptyLogPages,
                new LocalPrices(),
                new ReentrantReadWriteLock());
    }

    Instant now() {
        return clock.instant();
    }

    String principal() {
        return "arn:aws:iam::" + account + ":user/local";
    }

    void change(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
