package io.tailrace.cli.contracts.check.proto;

import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.Problem.Kind;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Enumeration;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Field;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules that one version of a .proto file keeps by itself. */
final class ProtoLint {
    private static final long HIGHEST = 536_870_911L;
    private static final long FIRST_OF_LIBRARY = 19_000L;
    private static final long LAST_OF_LIBRARY = 19_999L;

    private ProtoLint() {}

    static List<Problem> of(final Contract contract) {
        final ProtoFile file = contract.as(ProtoFile.class);
        final List<Problem> problems = new ArrayList<>();
        if (file.packageName.isEmpty()) {
            problems.add(Problem.of(Kind.RULE, contract.file(), "must say its package"));
        }
        file.messages.forEach((name, message) -> message(contract, name, message, problems));
        file.enums.forEach((name, enumeration) -> enumeration(contract, name, enumeration, problems));
        return problems;
    }

    private static void message(
            final Contract contract, final String name, final Message message, final List<Problem> problems) {
        final Set<Long> numbers = new HashSet<>();
        final Set<String> names = new HashSet<>();
        for (final Field field : message.fields) {
            String fault = null;
            if (field.number() < 1
                    || field.number() > HIGHEST
                    || (field.number() >= FIRST_OF_LIBRARY && field.number() <= LAST_OF_LIBRARY)) {
                fault = field.number() + " cannot be the number of a field";
            } else if (!numbers.add(field.number())) {
                fault = "another field has the number " + field.number();
            } else if (!names.add(field.name())) {
                fault = "another field has this name";
            } else if (message.reserved.has(field.number()) || message.reserved.names.contains(field.name())) {
                fault = "its number or name is reserved: take one that was never used";
            }
            if (fault != null) {
                problems.add(new Problem(Kind.RULE, contract.file(), field.line(), name + "." + field.name(), fault));
            }
        }
    }

    private static void enumeration(
            final Contract contract, final String name, final Enumeration enumeration, final List<Problem> problems) {
        final Set<Long> numbers = new HashSet<>();
        final boolean aliases = "true".equals(enumeration.options.get("allow_alias"));
        if (enumeration.values.isEmpty()
                || enumeration.values.values().iterator().next() != 0) {
            problems.add(new Problem(
                    Kind.RULE, contract.file(), enumeration.line, name, "the first value of an enum has the number 0"));
        }
        enumeration.values.forEach((value, number) -> {
            if ((!numbers.add(number) && !aliases)
                    || enumeration.reserved.has(number)
                    || enumeration.reserved.names.contains(value)) {
                problems.add(new Problem(
                        Kind.RULE,
                        contract.file(),
                        enumeration.line,
                        name + "." + value,
                        "its number or name is reserved, or another value has its number"));
            }
        });
    }
}
