package io.tailrace.cli.console;

import io.tailrace.codec.frame.FrameVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
public final class VersionText implements IVersionProvider {
    private static final String DEVELOPMENT = "development";

    /**
     * The version of this build.
     *
     * @return that of the jar; {@code development} where there is none.
     */
    public static String build() {
        final String version = VersionText.class.getPackage().getImplementationVersion();
        return version == null ? DEVELOPMENT : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "tailrace " + build() + " (frames " + FrameVersion.MAJOR + "." + FrameVersion.MINOR + ", Java "
                    + Runtime.version() + ")"
        };
    }
}
