package io.tailrace.cli.contracts.check;

import io.tailrace.cli.contracts.check.jsonschema.JsonSchemaForm;
import io.tailrace.cli.contracts.check.model.ContractForm;
import io.tailrace.cli.contracts.check.proto.ProtoForm;
import io.tailrace.cli.contracts.check.registry.RegistryForm;
import io.tailrace.cli.contracts.check.sbe.SbeForm;
import java.util.List;
import java.util.Optional;

/** All forms of contracts. */
final class Forms {
    static final List<ContractForm> ALL =
            List.of(new JsonSchemaForm(), new SbeForm(), new ProtoForm(), new RegistryForm());

    private Forms() {}

    /** Nothing if files of this name are no contracts. */
    static Optional<ContractForm> of(final String file) {
        return ALL.stream().filter(form -> form.takes(file)).findFirst();
    }
}
