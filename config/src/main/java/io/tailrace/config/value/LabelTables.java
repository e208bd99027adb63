package io.tailrace.config.value;

/** Labels that stand on every series. What names and values there may be is the engine's matter. */
public final class LabelTables extends TextTables {
    @Override
    public String name() {
        return "table of labels";
    }

    @Override
    public String range() {
        return "names of letters, digits and _, values of 1 to 200 characters";
    }

    @Override
    String example() {
        return "labels with their values, for example { region = \"eu\" } in a file, or region=eu,zone=a";
    }
}
