/**
 * What tests of several modules need: a clock that is set by hand, logs that keep or refuse frames on command, checks of threads and of
 * allocation, and the contract that every {@link io.tailrace.engine.log.FrameLog} keeps to. Faults come in through the production
 * interfaces only.
 */
package io.tailrace.testsupport;
