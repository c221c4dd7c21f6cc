/**
 * Runs the nets with ONNX Runtime: the only place that knows tensors. Checked files come in, face nets and encoders go out; the caller
 * that opens a net closes it.
 */
@NullMarked
package io.dropcast.models.onnx;

import org.jspecify.annotations.NullMarked;
