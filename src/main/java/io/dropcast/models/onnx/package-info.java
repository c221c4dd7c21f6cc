/** The door to ONNX Runtime: the only place that knows tensors. */
@NullMarked
package io.dropcast.onnx;

import org.jspecify.annotations.NullMarked;
