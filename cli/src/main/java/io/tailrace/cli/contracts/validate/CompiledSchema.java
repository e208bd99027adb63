package io.tailrace.cli.contracts.validate;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.ValidationLimitExceededException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** A schema that documents are held against, in bounded time. One thread. */
final class CompiledSchema {
    private final String name;
    private final Schema schema;

    CompiledSchema(final String name, final Schema schema) {
        this.name = name;
        this.schema = schema;
    }

    String name() {
        return name;
    }

    /** Everything at which the document is not as the schema says; only so many, if there are very many. */
    List<Fault> faults(final Document document) {
        try {
            return errors(document);
        } catch (final DocumentException notJudged) {
            return List.of(notJudged.fault());
        }
    }

    /** Finds out whether the schema goes round in a circle before any document is read. */
    void requireEnd() throws DocumentException {
        errors(new Document(JsonNodeFactory.instance.objectNode(), null));
        errors(new Document(JsonNodeFactory.instance.arrayNode(), null));
        errors(new Document(JsonNodeFactory.instance.stringNode(""), null));
    }

    private List<Fault> errors(final Document document) throws DocumentException {
        try {
            return schema.validate(document.root(), context -> bound(context, document.nodes())).stream()
                    .map(error -> fault(document, error))
                    .toList();
        } catch (final ValidationLimitExceededException tooMuch) {
            throw new DocumentException(Fault.at(
                    document.line(tooMuch.getInstanceLocation()),
                    0,
                    tooMuch.getInstanceLocation().toString(),
                    "not judged: at " + tooMuch.getSchemaLocation() + " the schema "
                            + (tooMuch.getLimitKind() == ValidationLimitExceededException.LimitKind.EVALUATION_DEPTH
                                    ? "goes deeper than " + tooMuch.getLimit() + " schemas: a circular $ref"
                                    : "takes more than " + tooMuch.getLimit() + " steps for this document")));
        } catch (final BoundedRegex.GivenUpException | SchemaException bad) {
            throw new DocumentException(Fault.of("not judged: " + bad.getMessage()));
        } catch (final StackOverflowError deep) {
            throw new DocumentException(Fault.of("not judged: schema and document go too deep together"));
        }
    }

    private static void bound(final ExecutionContext context, final int nodes) {
        context.executionConfig(
                config -> config.maxEvaluationSteps(Limits.steps(nodes)).maxEvaluationDepth(Limits.SCHEMA_DEPTH));
        context.setErrors(new FirstErrors());
    }

    private static Fault fault(final Document document, final Error error) {
        return Fault.at(
                document.line(error.getInstanceLocation()),
                0,
                error.getInstanceLocation().toString(),
                error.getMessage());
    }

    /** Passes over what comes behind the first ones. */
    private static final class FirstErrors extends ArrayList<Error> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean add(final Error error) {
            return size() < Limits.FAULTS_A_DOCUMENT && super.add(error);
        }
    }
}
