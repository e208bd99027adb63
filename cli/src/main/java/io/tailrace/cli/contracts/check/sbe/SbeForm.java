package io.tailrace.cli.contracts.check.sbe;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.document.XmlElement;
import io.tailrace.cli.contracts.check.document.XmlText;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.ContractForm;
import io.tailrace.cli.contracts.check.model.ContractSet;
import io.tailrace.cli.contracts.check.model.Problem;
import java.util.List;

/** SBE schemas, in files {@code *.xml}. The id is the schema id, the version its semanticVersion. */
public final class SbeForm implements ContractForm {
    /** The form. */
    public SbeForm() {}

    @Override
    public String word() {
        return "sbe";
    }

    @Override
    public boolean takes(final String file) {
        return file.endsWith(".xml");
    }

    @Override
    public Contract read(final String file, final String text) throws BadDocumentException {
        final XmlElement root = XmlText.read(text);
        if (!root.name().equals("messageSchema")) {
            throw new BadDocumentException(root.line(), "/" + root.name(), "an SBE schema begins with messageSchema");
        }
        return new Contract(file, root.get("id"), root.get("semanticVersion"), text, root);
    }

    @Override
    public List<Problem> lint(final Contract contract, final ContractSet all) {
        return SbeLint.of(contract);
    }

    @Override
    public List<Change> changes(
            final Contract before, final ContractSet allBefore, final Contract after, final ContractSet allAfter) {
        return SbeDiff.of(before.as(XmlElement.class), after.as(XmlElement.class));
    }
}
