package io.tailrace.config.value;

/** On or off. */
public final class Switches extends ScalarType<Boolean> {
    @Override
    public String name() {
        return "switch";
    }

    @Override
    public String range() {
        return "true or false";
    }

    @Override
    Boolean parse(final String text) throws BadValueException {
        return switch (text) {
            case "true", "on" -> true;
            case "false", "off" -> false;
            default -> throw isNone();
        };
    }

    @Override
    String example() {
        return "true or false (on and off are the same)";
    }

    @Override
    public String toml(final Boolean value) {
        return value.toString();
    }
}
