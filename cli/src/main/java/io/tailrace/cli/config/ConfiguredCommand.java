package io.tailrace.cli.config;

/** A command that runs by a configuration. */
public interface ConfiguredCommand {
    /**
     * Its arguments for that.
     *
     * @return the same always.
     */
    ConfigArguments configArguments();
}
