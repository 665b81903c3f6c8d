#include "interpreter/op_observer.h"

namespace tflite {
namespace {

OpObserver* current = nullptr;

}  // namespace

OpObserver* CurrentOpObserver() { return current; }
void SetCurrentOpObserver(OpObserver* observer) { current = observer; }

}  // namespace tflite
