package io.tailrace.cli.contracts.check.proto;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.ContractForm;
import io.tailrace.cli.contracts.check.model.ContractSet;
import io.tailrace.cli.contracts.check.model.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Protocol buffers, in files {@code *.proto}. Id and version stand in remarks at the head: {@code // $id: ...} and {@code // $version: ...}. */
public final class ProtoForm implements ContractForm {
    private static final Pattern FACT = Pattern.compile("//\\s*\\$(id|version):\\s*(\\S+)\\s*");

    /** The form. */
    public ProtoForm() {}

    @Override
    public String word() {
        return "proto";
    }

    @Override
    public boolean takes(final String file) {
        return file.endsWith(".proto");
    }

    @Override
    public Contract read(final String file, final String text) throws BadDocumentException {
        String id = null;
        String version = null;
        for (final String line : text.lines()
                .takeWhile(it -> it.isBlank() || it.startsWith("//"))
                .toList()) {
            final Matcher matcher = FACT.matcher(line);
            if (matcher.matches()) {
                id = matcher.group(1).equals("id") ? matcher.group(2) : id;
                version = matcher.group(1).equals("version") ? matcher.group(2) : version;
            }
        }
        return new Contract(file, id, version, text, ProtoParser.read(text));
    }

    @Override
    public List<Problem> lint(final Contract contract, final ContractSet all) {
        return ProtoLint.of(contract);
    }

    @Override
    public List<Change> changes(
            final Contract before, final ContractSet allBefore, final Contract after, final ContractSet allAfter) {
        return ProtoDiff.of(before.as(ProtoFile.class), after.as(ProtoFile.class));
    }
}
