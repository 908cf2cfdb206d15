package io.eldercare.job.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object with its entries in the order in which they were put. */
final class ProofJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Map<String, @Nullable Object> entries = new LinkedHashMap<>();

    /** @param value an empty optional becomes null; days and months become text */
    ProofJson put(String name, @Nullable Object value) {
        entries.put(name, value instanceof Optional<?> optional ? optional.orElse(null) : value);
        return this;
    }

    Map<String, @Nullable Object> entries() {
        return entries;
    }

    String write() {
        try {
            return MAPPER.writeValueAsString(entries);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write the explanation", impossible);
        }
    }
}
