package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.document.JsonText;
import io.tailrace.cli.contracts.check.document.TreeDocument;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.ContractForm;
import io.tailrace.cli.contracts.check.model.ContractSet;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.SemVer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** JSON Schema, draft 2020-12, in files {@code *.json}. */
public final class JsonSchemaForm implements ContractForm {
    private static final Pattern MAJOR_IN_ID = Pattern.compile(".*/v([0-9]{1,9})");

    /** The form. */
    public JsonSchemaForm() {}

    @Override
    public String word() {
        return "json-schema";
    }

    @Override
    public boolean takes(final String file) {
        return file.endsWith(".json");
    }

    @Override
    public Contract read(final String file, final String text) throws BadDocumentException {
        final TreeDocument document = JsonText.read(text);
        if (!document.root().isObject()) {
            throw new BadDocumentException(1, "", "a schema of a contract is an object");
        }
        return new Contract(file, text(document, Keyword.ID), text(document, Keyword.VERSION), text, document);
    }

    private static String text(final TreeDocument document, final Keyword keyword) {
        final JsonNode value = document.root().get(keyword.word);
        return value != null && value.isString() ? value.asString() : null;
    }

    static Schema root(final Contract contract) {
        return new Schema(contract.as(TreeDocument.class).root(), contract);
    }

    @Override
    public List<Problem> lint(final Contract contract, final ContractSet all) {
        return new SchemaLint(contract, new References(all)).problems();
    }

    @Override
    public List<Change> changes(
            final Contract before, final ContractSet allBefore, final Contract after, final ContractSet allAfter) {
        return SchemaDiff.of(before, allBefore, after, allAfter);
    }

    @Override
    public boolean comparesOnlySound() {
        return true;
    }

    @Override
    public String idFault(final String id, final SemVer version) {
        return majorFault(id, version);
    }

    /**
     * Holds the major version in an id against the version.
     *
     * @param id that may end in {@code /v} and a number.
     * @param version of the contract.
     * @return what is wrong; null if they fit.
     */
    public static String majorFault(final String id, final SemVer version) {
        final Matcher matcher = MAJOR_IN_ID.matcher(id);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) != version.major()
                ? "the id ends in /v" + matcher.group(1) + ", but the version is " + version
                : null;
    }
}
