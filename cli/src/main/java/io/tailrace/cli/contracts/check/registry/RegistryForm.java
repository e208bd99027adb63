package io.tailrace.cli.contracts.check.registry;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.document.TreeDocument;
import io.tailrace.cli.contracts.check.document.YamlText;
import io.tailrace.cli.contracts.check.jsonschema.JsonSchemaForm;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.ContractForm;
import io.tailrace.cli.contracts.check.model.ContractSet;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.SemVer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Registries of metrics, in files {@code *.yaml}. */
public final class RegistryForm implements ContractForm {
    /** The form. */
    public RegistryForm() {}

    @Override
    public String word() {
        return "registry";
    }

    @Override
    public boolean takes(final String file) {
        return file.endsWith(".yaml") || file.endsWith(".yml");
    }

    @Override
    public Contract read(final String file, final String text) throws BadDocumentException {
        final TreeDocument document = YamlText.read(text);
        if (!document.root().isObject()) {
            throw new BadDocumentException(1, "", "a registry is a mapping");
        }
        return new Contract(file, text(document, "$id"), text(document, "$version"), text, document);
    }

    private static String text(final TreeDocument document, final String name) {
        final JsonNode value = document.root().get(name);
        return value != null && value.isString() ? value.asString() : null;
    }

    @Override
    public String idFault(final String id, final SemVer version) {
        return JsonSchemaForm.majorFault(id, version);
    }

    @Override
    public List<Problem> lint(final Contract contract, final ContractSet all) {
        return RegistryLint.of(contract);
    }

    @Override
    public List<Change> changes(
            final Contract before, final ContractSet allBefore, final Contract after, final ContractSet allAfter) {
        return RegistryDiff.of(Registry.of(before), Registry.of(after));
    }
}
