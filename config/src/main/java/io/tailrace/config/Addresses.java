package io.tailrace.config;

import io.tailrace.config.value.BadValueException;
import io.tailrace.config.value.Given;
import io.tailrace.config.value.TomlText;
import io.tailrace.config.value.ValueType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses to listen on; an empty text is none. No name is looked up. */
final class Addresses implements ValueType<Optional<ListenAddress>> {
    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]{2,45})]|([^\\s:\\[\\]/]{1,253})):([0-9]{1,5})");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?=.)|$)){4}");
    private static final int HIGHEST_PORT = 65_535;

    @Override
    public String name() {
        return "address";
    }

    @Override
    public String range() {
        return "";
    }

    @Override
    public Optional<ListenAddress> read(final Given given) throws BadValueException {
        if (given.kind() == Given.Kind.TEXT && given.text().isEmpty()) {
            return Optional.empty();
        }
        final Matcher matcher = FORM.matcher(given.text());
        if (given.kind() != Given.Kind.TEXT || !matcher.matches()) {
            throw isNone();
        }
        final String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        final int port = Integer.parseInt(matcher.group(3));
        if (port > HIGHEST_PORT) {
            throw new BadValueException("has a port that there is not", "give a port from 0 to " + HIGHEST_PORT);
        }
        if (NUMBERS.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            throw new BadValueException(
                    "has an address that there is not", "give four numbers from 0 to 255 with dots");
        }
        return Optional.of(new ListenAddress(host, port));
    }

    @Override
    public String toml(final Optional<ListenAddress> value) {
        return TomlText.quoted(value.map(ListenAddress::toString).orElse(""));
    }

    private static BadValueException isNone() {
        return new BadValueException(
                "is no address", "give HOST:PORT, for example 127.0.0.1:9100 or [::1]:9100; port 0 takes a free one");
    }
}
