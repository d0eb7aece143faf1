// surface.js: every name that a page finds in Chromium 156 and that
// Loopline has nothing for: it is there, and throws an error that says
// which one it was when it is used.
//
//   name    a function or a class    name=   any other value

const { refuse } = %import("pageErrors");
const { reflectText } = %import("pageHtml");
const { toLowerCase } = String.prototype;
const { defineProperty } = Object;

const missing = {
  __proto__: null,
  window:
    "Audio webkitURL webkitRTCPeerConnection webkitMediaStream " +
    "WebKitMutationObserver WebKitCSSMatrix FeaturePolicy XPathResult " +
    "XPathExpression XPathEvaluator XMLSerializer XMLDocument " +
    "WritableStreamDefaultWriter WritableStreamDefaultController " +
    "WritableStream Worker WindowControlsOverlayGeometryChangeEvent " +
    "WindowControlsOverlay WheelEvent WebGLVertexArrayObject " +
    "WebGLUniformLocation WebGLTransformFeedback WebGLTexture WebGLSync " +
    "WebGLShaderPrecisionFormat WebGLShader WebGLSampler " +
    "WebGLRenderingContext WebGLRenderbuffer WebGLQuery WebGLProgram " +
    "WebGLObject WebGLFramebuffer WebGLContextEvent WebGLBuffer " +
    "WebGLActiveInfo WebGL2RenderingContext WaveShaperNode " +
    "VisualViewport VisibilityStateEntry " +
    "VirtualKeyboardGeometryChangeEvent ViewTransitionTypeSet " +
    "ViewTransition ViewTimeline VideoPlaybackQuality VideoFrame " +
    "VideoColorSpace ValidityState VTTCue UserActivation URLPattern " +
    "TrustedTypePolicyFactory TrustedTypePolicy TrustedScriptURL " +
    "TrustedScript TrustedHTML TreeWalker TransitionEvent " +
    "TransformStreamDefaultController TransformStream TrackEvent " +
    "TouchList TouchEvent Touch ToggleEvent TimeRanges TextUpdateEvent " +
    "TextTrackList TextTrackCueList TextTrackCue TextTrack TextMetrics " +
    "TextFormatUpdateEvent TextFormat TextEvent TextEncoderStream " +
    "TextDecoderStream TaskSignal TaskPriorityChangeEvent " +
    "TaskController TaskAttributionTiming SyncManager Subscriber " +
    "StyleSheetList StyleSheet StylePropertyMapReadOnly " +
    "StylePropertyMap StereoPannerNode StaticRange SourceBufferList " +
    "SourceBuffer ShadowRoot Selection SecurityPolicyViolationEvent " +
    "ScrollTimeline ScriptProcessorNode ScreenOrientation Screen " +
    "Scheduling Scheduler SVGViewElement SVGUseElement SVGUnitTypes " +
    "SVGTransformList SVGTransform SVGTitleElement " +
    "SVGTextPositioningElement SVGTextPathElement SVGTextElement " +
    "SVGTextContentElement SVGTSpanElement SVGSymbolElement " +
    "SVGSwitchElement SVGStyleElement SVGStringList SVGStopElement " +
    "SVGSetElement SVGScriptElement SVGSVGElement SVGRectElement " +
    "SVGRect SVGRadialGradientElement SVGPreserveAspectRatio " +
    "SVGPolylineElement SVGPolygonElement SVGPointList SVGPoint " +
    "SVGPatternElement SVGPathElement SVGNumberList SVGNumber " +
    "SVGMetadataElement SVGMatrix SVGMaskElement SVGMarkerElement " +
    "SVGMPathElement SVGLinearGradientElement SVGLineElement " +
    "SVGLengthList SVGLength SVGImageElement SVGGraphicsElement " +
    "SVGGradientElement SVGGeometryElement SVGGElement " +
    "SVGForeignObjectElement SVGFilterElement SVGFETurbulenceElement " +
    "SVGFETileElement SVGFESpotLightElement " +
    "SVGFESpecularLightingElement SVGFEPointLightElement " +
    "SVGFEOffsetElement SVGFEMorphologyElement SVGFEMergeNodeElement " +
    "SVGFEMergeElement SVGFEImageElement SVGFEGaussianBlurElement " +
    "SVGFEFuncRElement SVGFEFuncGElement SVGFEFuncBElement " +
    "SVGFEFuncAElement SVGFEFloodElement SVGFEDropShadowElement " +
    "SVGFEDistantLightElement SVGFEDisplacementMapElement " +
    "SVGFEDiffuseLightingElement SVGFEConvolveMatrixElement " +
    "SVGFECompositeElement SVGFEComponentTransferElement " +
    "SVGFEColorMatrixElement SVGFEBlendElement SVGEllipseElement " +
    "SVGDescElement SVGDefsElement SVGComponentTransferFunctionElement " +
    "SVGClipPathElement SVGCircleElement SVGAnimationElement " +
    "SVGAnimatedTransformList SVGAnimatedString SVGAnimatedRect " +
    "SVGAnimatedPreserveAspectRatio SVGAnimatedNumberList " +
    "SVGAnimatedNumber SVGAnimatedLengthList SVGAnimatedLength " +
    "SVGAnimatedInteger SVGAnimatedEnumeration SVGAnimatedBoolean " +
    "SVGAnimatedAngle SVGAnimateTransformElement " +
    "SVGAnimateMotionElement SVGAnimateElement SVGAngle SVGAElement " +
    "ResizeObserverSize ResizeObserverEntry ResizeObserver " +
    "ReportingObserver ReportBody ReadableStreamDefaultReader " +
    "ReadableStreamDefaultController ReadableStreamBYOBRequest " +
    "ReadableStreamBYOBReader ReadableStream " +
    "ReadableByteStreamController Range RadioNodeList RTCTrackEvent " +
    "RTCStatsReport RTCSessionDescription RTCSctpTransport " +
    "RTCRtpTransceiver RTCRtpSender RTCRtpReceiver " +
    "RTCPeerConnectionIceEvent RTCPeerConnectionIceErrorEvent " +
    "RTCPeerConnection RTCIceTransport RTCIceCandidate RTCErrorEvent " +
    "RTCError RTCEncodedVideoFrame RTCEncodedAudioFrame " +
    "RTCDtlsTransport RTCDataChannelEvent RTCDTMFToneChangeEvent " +
    "RTCDTMFSender RTCCertificate ProcessingInstruction PopStateEvent " +
    "PluginArray Plugin PictureInPictureWindow PictureInPictureEvent " +
    "PermissionsPolicy Permissions PermissionStatus PeriodicWave " +
    "PerformanceTimingConfidence PerformanceTiming " +
    "PerformanceSoftNavigation PerformanceServerTiming " +
    "PerformanceResourceTiming PerformancePaintTiming " +
    "PerformanceObserverEntryList PerformanceObserver " +
    "PerformanceNavigationTiming PerformanceNavigation " +
    "PerformanceMeasure PerformanceMark PerformanceLongTaskTiming " +
    "PerformanceEventTiming PerformanceEntry PerformanceElementTiming " +
    "Performance Path2D PannerNode PageTransitionEvent PageRevealEvent " +
    "OverconstrainedError OscillatorNode " +
    "OffscreenCanvasRenderingContext2D OffscreenCanvas " +
    "OfflineAudioContext OfflineAudioCompletionEvent Observable " +
    "NodeIterator NodeFilter NetworkInformation NavigatorUAData " +
    "Navigator NavigationTransition NavigationPrecommitController " +
    "NavigationHistoryEntry NavigationDestination " +
    "NavigationCurrentEntryChangeEvent NavigationActivation Navigation " +
    "NavigateEvent NamedNodeMap MimeTypeArray MimeType MessagePort " +
    "MessageChannel MediaStreamTrackVideoStats " +
    "MediaStreamTrackProcessor MediaStreamTrackGenerator " +
    "MediaStreamTrackEvent MediaStreamTrackAudioStats MediaStreamTrack " +
    "MediaStreamEvent MediaStreamAudioSourceNode " +
    "MediaStreamAudioDestinationNode MediaStream MediaSourceHandle " +
    "MediaSource MediaRecorder MediaQueryListEvent MediaQueryList " +
    "MediaList MediaError MediaEncryptedEvent " +
    "MediaElementAudioSourceNode MediaCapabilities " +
    "LayoutShiftAttribution LayoutShift LargestContentfulPaint " +
    "KeyframeEffect IntersectionObserverEntry IntersectionObserver " +
    "InterestEvent InteractionContentfulPaint InputDeviceInfo " +
    "InputDeviceCapabilities Ink ImageData ImageBitmapRenderingContext " +
    "ImageBitmap IdleDeadline IIRFilterNode IDBVersionChangeEvent " +
    "IDBTransaction IDBRequest IDBRecord IDBOpenDBRequest " +
    "IDBObjectStore IDBKeyRange IDBIndex IDBFactory IDBDatabase " +
    "IDBCursorWithValue IDBCursor History HighlightRegistry Highlight " +
    "HTMLTrackElement HTMLTableColElement HTMLSourceElement " +
    "HTMLSlotElement HTMLSelectedContentElement HTMLParamElement " +
    "HTMLOptionsCollection HTMLObjectElement HTMLMenuElement " +
    "HTMLMediaElement HTMLMarqueeElement HTMLFrameSetElement " +
    "HTMLFrameElement HTMLFormControlsCollection HTMLFontElement " +
    "HTMLEmbedElement HTMLDirectoryElement HTMLAreaElement " +
    "HTMLAllCollection GeolocationPositionError GeolocationPosition " +
    "GeolocationCoordinates Geolocation GamepadHapticActuator " +
    "GamepadEvent GamepadButton Gamepad GainNode FormDataEvent " +
    "FontFaceSetLoadEvent FontFaceSet FontFace FileList External " +
    "EventCounts EncodedVideoChunk EncodedAudioChunk ElementInternals " +
    "EditContext DynamicsCompressorNode DragEvent DocumentTimeline " +
    "DelegatedInkTrailPresenter DelayNode DecompressionStream " +
    "DataTransferItemList DataTransferItem DataTransfer DOMStringList " +
    "DOMRectReadOnly DOMRectList DOMRect DOMQuad DOMPointReadOnly " +
    "DOMPoint DOMParser DOMMatrixReadOnly DOMMatrix DOMImplementation " +
    "DOMError CustomStateSet CustomElementRegistry CountQueuingStrategy " +
    "ConvolverNode ContentVisibilityAutoStateChangeEvent " +
    "ConstantSourceNode CompressionStream CompositionEvent CommandEvent " +
    "CloseWatcher ClipboardEvent CharacterBoundsUpdateEvent " +
    "ChannelSplitterNode ChannelMergerNode CaretPosition " +
    "CanvasRenderingContext2D CanvasPattern CanvasGradient " +
    "CanvasCaptureMediaStreamTrack CSSViewTransitionRule " +
    "CSSVariableReferenceValue CSSUnparsedValue CSSUnitValue " +
    "CSSTranslate CSSTransition CSSTransformValue CSSTransformComponent " +
    "CSSSupportsRule CSSStyleValue CSSStyleSheet CSSStyleRule " +
    "CSSStartingStyleRule CSSSkewY CSSSkewX CSSSkew CSSScopeRule " +
    "CSSScale CSSRuleList CSSRule CSSRotate CSSPropertyRule " +
    "CSSPositionValue CSSPositionTryRule CSSPositionTryDescriptors " +
    "CSSPerspective CSSPageRule CSSNumericValue CSSNumericArray " +
    "CSSNestedDeclarations CSSNamespaceRule CSSMediaRule " +
    "CSSMatrixComponent CSSMathValue CSSMathSum CSSMathProduct " +
    "CSSMathNegate CSSMathMin CSSMathMax CSSMathInvert CSSMathClamp " +
    "CSSMarginRule CSSLayerStatementRule CSSLayerBlockRule " +
    "CSSKeywordValue CSSKeyframesRule CSSKeyframeRule CSSImportRule " +
    "CSSImageValue CSSGroupingRule CSSFontPaletteValuesRule " +
    "CSSFontFaceRule CSSCounterStyleRule CSSContainerRule " +
    "CSSConditionRule CSSAnimation CSS= CSPViolationReportBody " +
    "CDATASection ByteLengthQueuingStrategy " +
    "BrowserCaptureMediaStreamTrack BroadcastChannel BlobEvent " +
    "BiquadFilterNode BeforeUnloadEvent BeforeInstallPromptEvent " +
    "BaseAudioContext BarProp AudioWorkletNode AudioSinkInfo " +
    "AudioScheduledSourceNode AudioProcessingEvent AudioParamMap " +
    "AudioParam AudioNode AudioListener AudioDestinationNode AudioData " +
    "AudioContext AudioBufferSourceNode AudioBuffer AnimationTimeline " +
    "AnimationPlaybackEvent AnimationEvent AnimationEffect Animation " +
    "AnalyserNode AbstractRange customElements= navigation= " +
    "locationbar= menubar= personalbar= scrollbars= statusbar= toolbar= " +
    "external= screen= visualViewport= clientInformation= " +
    "offscreenBuffering= screenLeft= screenTop= styleMedia= " +
    "crossOriginIsolated= scheduler= trustedTypes= indexedDB= " +
    "captureEvents createImageBitmap find getSelection matchMedia " +
    "moveBy moveTo open print releaseEvents resizeBy resizeTo " +
    "webkitCancelAnimationFrame webkitRequestAnimationFrame Temporal= " +
    "chrome= crashReport= cookieStore= caches= " +
    "documentPictureInPicture= AbsoluteOrientationSensor Accelerometer " +
    "AudioDecoder AudioEncoder AudioWorklet BatteryManager Cache " +
    "CacheStorage ClipboardChangeEvent CookieChangeEvent CookieStore " +
    "CookieStoreManager CreateMonitor Credential CredentialsContainer " +
    "CryptoKey DeviceMotionEvent DeviceMotionEventAcceleration " +
    "DeviceMotionEventRotationRate DeviceOrientationEvent " +
    "FederatedCredential GPU GPUAdapter GPUAdapterInfo GPUBindGroup " +
    "GPUBindGroupLayout GPUBuffer GPUBufferUsage= GPUCanvasContext " +
    "GPUColorWrite= GPUCommandBuffer GPUCommandEncoder " +
    "GPUCompilationInfo GPUCompilationMessage GPUComputePassEncoder " +
    "GPUComputePipeline GPUDevice GPUDeviceLostInfo GPUError " +
    "GPUExternalTexture GPUInternalError GPUMapMode= " +
    "GPUOutOfMemoryError GPUPipelineError GPUPipelineLayout GPUQuerySet " +
    "GPUQueue GPURenderBundle GPURenderBundleEncoder " +
    "GPURenderPassEncoder GPURenderPipeline GPUSampler GPUShaderModule " +
    "GPUShaderStage= GPUSupportedFeatures GPUSupportedLimits GPUTexture " +
    "GPUTextureUsage= GPUTextureView GPUUncapturedErrorEvent " +
    "GPUValidationError GravitySensor Gyroscope IdleDetector " +
    "ImageCapture ImageDecoder ImageTrack ImageTrackList Keyboard " +
    "KeyboardLayoutMap LinearAccelerationSensor MIDIAccess " +
    "MIDIConnectionEvent MIDIInput MIDIInputMap MIDIMessageEvent " +
    "MIDIOutput MIDIOutputMap MIDIPort MediaDeviceInfo MediaDevices " +
    "MediaKeyMessageEvent MediaKeySession MediaKeyStatusMap " +
    "MediaKeySystemAccess MediaKeys NavigationPreloadManager " +
    "NavigatorManagedData OrientationSensor PasswordCredential " +
    "ProtectedAudience RelativeOrientationSensor ScreenDetailed " +
    "ScreenDetails Sensor SensorErrorEvent ServiceWorkerRegistration " +
    "StorageManager SubtleCrypto VideoDecoder VideoEncoder " +
    "VirtualKeyboard WGSLLanguageFeatures WebTransport " +
    "WebTransportBidirectionalStream WebTransportDatagramDuplexStream " +
    "WebTransportError Worklet XRDOMOverlayState XRLayer XRWebGLBinding " +
    "AudioPlaybackStats AuthenticatorAssertionResponse " +
    "AuthenticatorAttestationResponse AuthenticatorResponse " +
    "PublicKeyCredential CaptureController Clipboard ClipboardItem Lock " +
    "LockManager ServiceWorker ServiceWorkerContainer " +
    "CrashReportContext DevicePosture DigitalCredential " +
    "DocumentPictureInPicture EyeDropper FetchLaterResult " +
    "FileSystemDirectoryHandle FileSystemFileHandle FileSystemHandle " +
    "FileSystemWritableFileStream FileSystemObserver FontData " +
    "FragmentDirective HID HIDConnectionEvent HIDDevice " +
    "HIDInputReportEvent IdentityCredential IdentityCredentialError " +
    "IdentityProvider NavigatorLogin LanguageDetector LanguageModel " +
    "NotRestoredReasonDetails NotRestoredReasons OTPCredential " +
    "PaymentAddress PaymentRequest PaymentRequestUpdateEvent " +
    "PaymentResponse PaymentManager PaymentMethodChangeEvent " +
    "Presentation PresentationAvailability PresentationConnection " +
    "PresentationConnectionAvailableEvent " +
    "PresentationConnectionCloseEvent PresentationConnectionList " +
    "PresentationReceiver PresentationRequest PressureObserver " +
    "PressureRecord Serial SerialPort SpeechRecognitionPhrase " +
    "StorageBucket StorageBucketManager Summarizer Translator USB " +
    "USBAlternateInterface USBConfiguration USBConnectionEvent " +
    "USBDevice USBEndpoint USBInTransferResult USBInterface " +
    "USBIsochronousInTransferPacket USBIsochronousInTransferResult " +
    "USBIsochronousOutTransferPacket USBIsochronousOutTransferResult " +
    "USBOutTransferResult WakeLock WakeLockSentinel XRAnchor " +
    "XRAnchorSet XRBoundedReferenceSpace XRCPUDepthInformation XRCamera " +
    "XRDepthInformation XRFrame XRHand XRHitTestResult XRHitTestSource " +
    "XRInputSource XRInputSourceArray XRInputSourceEvent " +
    "XRInputSourcesChangeEvent XRJointPose XRJointSpace XRLightEstimate " +
    "XRLightProbe XRPose XRRay XRReferenceSpace XRReferenceSpaceEvent " +
    "XRRenderState XRRigidTransform XRSession XRSessionEvent XRSpace " +
    "XRSystem XRTransientInputHitTestResult " +
    "XRTransientInputHitTestSource XRView XRViewerPose XRViewport " +
    "XRWebGLDepthInformation XRWebGLLayer XRCompositionLayer " +
    "XRProjectionLayer XRCubeLayer XRCylinderLayer XREquirectLayer " +
    "XRLayerEvent XRQuadLayer XRSubImage XRWebGLSubImage XRPlane " +
    "XRPlaneSet XRVisibilityMaskChangeEvent XSLTProcessor fetchLater " +
    "getScreenDetails queryLocalFonts showDirectoryPicker " +
    "showOpenFilePicker showSaveFilePicker originAgentCluster= " +
    "viewport= credentialless= fence= launchQueue= speechSynthesis= " +
    "AnimationTrigger BackgroundFetchManager BackgroundFetchRecord " +
    "BackgroundFetchRegistration CSSFontFeatureValuesRule " +
    "CSSFunctionDeclarations CSSFunctionDescriptors CSSFunctionRule " +
    "CSSPseudoElement ChapterInformation CropTarget " +
    "DocumentPictureInPictureEvent Fence FencedFrameConfig " +
    "HTMLFencedFrameElement HTMLCameraElement HTMLMicrophoneElement " +
    "HTMLGeolocationElement HTMLUserMediaElement " +
    "IntegrityViolationReportBody LaunchParams LaunchQueue " +
    "MediaMetadata MediaSession NodeRange OpaqueRange Notification " +
    "Origin PageSwapEvent PerformanceLongAnimationFrameTiming " +
    "PerformanceScriptTiming RTCDataChannel PeriodicSyncManager " +
    "Profiler PushManager PushSubscription PushSubscriptionOptions " +
    "QuotaExceededError RTCRtpScriptTransform RemotePlayback " +
    "RestrictionTarget Sanitizer SharedWorker SnapEvent SpeechGrammar " +
    "SpeechGrammarList SpeechRecognition SpeechRecognitionErrorEvent " +
    "SpeechRecognitionEvent SpeechSynthesis SpeechSynthesisErrorEvent " +
    "SpeechSynthesisEvent SpeechSynthesisUtterance SpeechSynthesisVoice " +
    "TimelineTrigger TimelineTriggerRange TimelineTriggerRangeList " +
    "Viewport WebSocketError WebSocketStream webkitSpeechGrammar " +
    "webkitSpeechGrammarList webkitSpeechRecognition " +
    "webkitSpeechRecognitionError webkitSpeechRecognitionEvent " +
    "requestResize webkitRequestFileSystem " +
    "webkitResolveLocalFileSystemURL",
  Node:
    "isDefaultNamespace lookupNamespaceURI lookupPrefix",
  Element:
    "shadowRoot= part= assignedSlot= elementTiming= " +
    "customElementRegistry= activeViewTransition= animate attachShadow " +
    "checkVisibility computedStyleMap getAnimations getAttributeNS " +
    "getAttributeNodeNS getClientRects getElementsByTagNameNS getHTML " +
    "hasAttributeNS hasPointerCapture moveBefore releasePointerCapture " +
    "removeAttributeNS removeAttributeNode requestFullscreen " +
    "requestPointerLock scroll scrollBy scrollIntoViewIfNeeded " +
    "setAttributeNS setAttributeNode setAttributeNodeNS setHTMLUnsafe " +
    "setPointerCapture startViewTransition webkitMatchesSelector " +
    "webkitRequestFullScreen webkitRequestFullscreen currentCSSZoom= " +
    "ariaActionsElements= ariaActiveDescendantElement= " +
    "ariaControlsElements= ariaDescribedByElements= " +
    "ariaDetailsElements= ariaErrorMessageElements= ariaFlowToElements= " +
    "ariaLabelledByElements= ariaNotify pseudo setHTML",
  HTMLElement:
    "inert= editContext= virtualKeyboardPolicy= autofocus= " +
    "attributeStyleMap= attachInternals hidePopover showPopover " +
    "togglePopover autocorrect= focusGroup= focusGroupStart=",
  Document:
    "implementation= inputEncoding= xmlEncoding= xmlVersion= " +
    "xmlStandalone= lastModified= dir= embeds= plugins= designMode= " +
    "anchors= applets= fgColor= linkColor= vlinkColor= alinkColor= " +
    "bgColor= all= scrollingElement= wasDiscarded= prerendering= " +
    "featurePolicy= webkitVisibilityState= webkitHidden= timeline= " +
    "fullscreenEnabled= fullscreen= webkitIsFullScreen= " +
    "webkitCurrentFullScreenElement= webkitFullscreenEnabled= " +
    "webkitFullscreenElement= rootElement= activeViewTransition= " +
    "pictureInPictureEnabled= styleSheets= pointerLockElement= " +
    "fullscreenElement= adoptedStyleSheets= pictureInPictureElement= " +
    "customElementRegistry= fonts= captureEvents caretPositionFromPoint " +
    "caretRangeFromPoint clear createAttribute createAttributeNS " +
    "createCDATASection createExpression createNSResolver " +
    "createNodeIterator createProcessingInstruction createRange " +
    "createTreeWalker elementFromPoint elementsFromPoint evaluate " +
    "execCommand exitFullscreen exitPictureInPicture exitPointerLock " +
    "getAnimations getElementsByTagNameNS getSelection hasStorageAccess " +
    "hasUnpartitionedCookieAccess moveBefore queryCommandEnabled " +
    "queryCommandIndeterm queryCommandState queryCommandSupported " +
    "queryCommandValue releaseEvents requestStorageAccess " +
    "startViewTransition webkitCancelFullScreen webkitExitFullscreen " +
    "fragmentDirective= browsingTopics hasPrivateToken " +
    "hasRedemptionRecord ariaNotify",
  EventTarget:
    "when",
  HTMLInputElement:
    "formNoValidate= indeterminate= list= valueAsDate= validity= " +
    "selectionStart= selectionEnd= selectionDirection= align= useMap= " +
    "webkitdirectory= incremental= popoverTargetElement= " +
    "popoverTargetAction= setCustomValidity setRangeText " +
    "setSelectionRange showPicker stepDown stepUp webkitEntries= " +
    "createValueRange",
  HTMLFormElement:
    "encoding= relList=",
  HTMLSelectElement:
    "validity= namedItem setCustomValidity showPicker",
  HTMLTextAreaElement:
    "validity= selectionStart= selectionEnd= selectionDirection= " +
    "setCustomValidity setRangeText setSelectionRange createValueRange",
  HTMLButtonElement:
    "formNoValidate= validity= popoverTargetElement= " +
    "popoverTargetAction= commandForElement= command= " +
    "interestForElement= setCustomValidity",
  Text:
    "assignedSlot=",
  HTMLAnchorElement:
    "relList= username= password= interestForElement= hrefTranslate= " +
    "attributionSrc=",
  HTMLImageElement:
    "isMap= naturalWidth= naturalHeight= complete= currentSrc= lowsrc= " +
    "align= hspace= vspace= longDesc= border= decode browsingTopics= " +
    "attributionSrc=",
  HTMLTableElement:
    "caption= tHead= tFoot= frame= rules= createCaption createTBody " +
    "createTFoot createTHead deleteCaption deleteTFoot deleteTHead",
  HTMLDialogElement:
    "closedBy= requestClose",
  MouseEvent:
    "fromElement= toElement= layerX= layerY= initMouseEvent",
  KeyboardEvent:
    "initKeyboardEvent",
  UIEvent:
    "sourceCapabilities= initUIEvent pseudoTarget=",
  Crypto:
    "subtle=",
  HTMLScriptElement:
    "event= htmlFor= blocking= attributionSrc=",
  DocumentFragment:
    "moveBefore",
};

// Of these the property is the attribute's text, and no more.
const reflected = {
  __proto__: null,
  Element:
    "slot role ariaAtomic ariaAutoComplete ariaBusy ariaBrailleLabel " +
    "ariaBrailleRoleDescription ariaChecked ariaColCount ariaColIndex " +
    "ariaColSpan ariaCurrent ariaDescription ariaDisabled ariaExpanded " +
    "ariaHasPopup ariaHidden ariaInvalid ariaKeyShortcuts ariaLabel " +
    "ariaLevel ariaLive ariaModal ariaMultiLine ariaMultiSelectable " +
    "ariaOrientation ariaPlaceholder ariaPosInSet ariaPressed " +
    "ariaReadOnly ariaRelevant ariaRequired ariaRoleDescription " +
    "ariaRowCount ariaRowIndex ariaRowSpan ariaSelected ariaSetSize " +
    "ariaSort ariaValueMax ariaValueMin ariaValueNow ariaValueText " +
    "ariaColIndexText ariaRowIndexText",
  HTMLElement:
    "translate spellcheck autocapitalize enterKeyHint inputMode popover " +
    "nonce writingSuggestions",
  HTMLInputElement:
    "accept alt dirName formAction formEnctype formMethod formTarget " +
    "size minLength width height src",
  HTMLFormElement:
    "acceptCharset autocomplete rel",
  HTMLSelectElement:
    "autocomplete size",
  HTMLTextAreaElement:
    "autocomplete dirName maxLength minLength wrap",
  HTMLButtonElement:
    "formAction formEnctype formMethod formTarget",
  HTMLAnchorElement:
    "ping referrerPolicy hreflang type name rev charset coords shape",
  HTMLImageElement:
    "srcset sizes crossOrigin useMap referrerPolicy decoding " +
    "fetchPriority loading name",
  HTMLTableElement:
    "align border summary width bgColor cellPadding cellSpacing",
  HTMLScriptElement:
    "referrerPolicy fetchPriority integrity",
};

// Stands for a function or a class.
function refusedFunction(what, name) {
  const refused = function () {
    refuse(what);
  };
  %makeConstructor(refused, {});
  %define(refused, "name", name, 4);
  return refused;
}

// Nothing is made before somebody asks.
function add(object, where, word) {
  const last = word.length - 1;
  const isValue = word[last] === "=";
  const name = isValue ? %textCut(word, 0, last) : word;
  if (%reflectHas(object, name)) return;
  const what = where === "window" ? name : `${where}.${name}`;
  let made;
  defineProperty(object, name, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() {
      if (isValue) refuse(what);
      made ??= refusedFunction(what, name);
      return made;
    },
    set(value) {
      if (where !== "window") refuse(what);
      %define(globalThis, name, value, 7);
    },
  });
}

// "ariaLabel" is the attribute aria-label.
function attributeOf(name) {
  const small = %call(toLowerCase, name);
  return %textFind(name, "aria", 0) === 0 && name !== "aria"
    ? `aria-${%textCut(small, 4)}` : small;
}

function reflectAll() {
  const classes = %ownKeys(reflected, 5);
  for (let i = 0; i < classes.length; i++) {
    const { prototype } = globalThis[classes[i]];
    const names = %splitText(reflected[classes[i]], " ", 100);
    for (let k = 0; k < names.length; k++) {
      if (!%reflectHas(prototype, names[k])) {
        reflectText(prototype, names[k], attributeOf(names[k]));
      }
    }
  }
}

function refuseAll() {
  const classes = %ownKeys(missing, 5);
  for (let i = 0; i < classes.length; i++) {
    const where = classes[i];
    const object = where === "window" ? globalThis.Window.prototype
                                      : globalThis[where].prototype;
    const words = %splitText(missing[where], " ", 2000);
    for (let k = 0; k < words.length; k++) add(object, where, words[k]);
  }
}

reflectAll();
refuseAll();
